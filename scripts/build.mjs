// Compiles src, projections, migrations and web into dist/, bundles what browsers load, and makes the program executable.
// `--if-stale` does so only when a source is newer than the last build. Types are checked by `npm run typecheck`.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';

import { buildSync } from 'esbuild';

const SOURCES = [
  'src',
  'projections',
  'migrations',
  'web',
  'package.json',
  'tsconfig.json',
  'tsconfig.build.json',
];
const STAMP = join('dist', '.built');

/** Folders count too: theirs is the time at which a file was deleted. */
function newestMs(path) {
  if (!existsSync(path)) return 0;
  const stat = statSync(path);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(path).map((name) => newestMs(join(path, name))));
}

function isStale() {
  return !existsSync(STAMP) || Math.max(...SOURCES.map(newestMs)) > statSync(STAMP).mtimeMs;
}

/** Beside the old build and then swapped, so that a program running from dist/ never meets a half-written one. */
function build() {
  const startedAt = new Date();
  const next = `dist-${String(process.pid)}`;
  try {
    const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
    const options = ['-p', 'tsconfig.build.json', '--noCheck', '--outDir', next];
    execFileSync(process.execPath, [tsc, ...options], { stdio: 'inherit' });
    bundle(join(next, 'web', 'assets'));
    chmodSync(join(next, 'src', 'main.js'), 0o755);
    writeFileSync(join(next, '.built'), '');
    utimesSync(join(next, '.built'), startedAt, startedAt);
    swapIn(next);
  } finally {
    rmSync(next, { recursive: true, force: true });
  }
}

/** One stylesheet and one module; their names hold a hash, the manifest tells them. */
function bundle(outdir) {
  const { metafile } = buildSync({
    entryPoints: [join('web', 'client', 'main.ts'), join('web', 'styles', 'main.css')],
    outdir,
    entryNames: '[name]-[hash]',
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022'],
    metafile: true,
  });
  const names = Object.keys(metafile.outputs).map((path) => basename(path));
  const nameOf = (kind) => names.find((name) => name.endsWith(`.${kind}`));
  writeFileSync(join(outdir, 'manifest.json'), JSON.stringify({ css: nameOf('css'), js: nameOf('js') }));
}

/** Another build may swap at the same moment: then its result is moved away in turn. */
function swapIn(next) {
  for (let attempt = 1; attempt <= 5; attempt += 1) {
    const old = `${next}-old-${String(attempt)}`;
    tryRename('dist', old, ['ENOENT']);
    const isIn = tryRename(next, 'dist', ['ENOTEMPTY', 'EEXIST']);
    rmSync(old, { recursive: true, force: true });
    if (isIn) return;
  }
  throw new Error('Other builds keep replacing dist/; run one at a time');
}

/** false: it failed with one of the expected errors. */
function tryRename(from, to, expected) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (expected.includes(error.code)) return false;
    throw error;
  }
}

process.chdir(join(import.meta.dirname, '..'));
if (!process.argv.includes('--if-stale') || isStale()) build();
