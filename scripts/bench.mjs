// Compiles the program and bench/ beside each other and runs the benches, all or those named: `npm run bench -- append`.
// Options for Node come first: `npm run bench -- --cpu-prof append`.
import { execFileSync, spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';

process.chdir(join(import.meta.dirname, '..'));
const given = process.argv.slice(2);
const nodeOptions = given.filter((argument) => argument.startsWith('--'));
const names = given.filter((argument) => !argument.startsWith('--'));
const built = `dist-bench-${String(process.pid)}`;

try {
  const tsc = join('node_modules', 'typescript', 'bin', 'tsc');
  execFileSync(process.execPath, [tsc, '-p', 'tsconfig.bench.json', '--noCheck', '--outDir', built], {
    stdio: 'inherit',
  });
  const run = spawnSync(process.execPath, [...nodeOptions, join(built, 'bench', 'main.js'), ...names], {
    stdio: 'inherit',
  });
  process.exitCode = run.status ?? 1;
} finally {
  rmSync(built, { recursive: true, force: true });
}
