// Draws the pictures of docs/diff.md from the samples, each in light and dark: `node scripts/diff-pictures.mjs [folder] [width]`.
// Needs Chromium (`CHROMIUM`, or /usr/bin/chromium); a page is written into a folder of its own and nothing is fetched.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = join(import.meta.dirname, '..');
const [folder = join(root, 'docs', 'diff'), width = '1280'] = process.argv.slice(2);
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';

execFileSync(process.execPath, [join(root, 'scripts', 'build.mjs'), '--if-stale'], { stdio: 'inherit' });
const program = (path) => import(new URL(`../dist/src/${path}`, import.meta.url).href);
const { diffContents } = await program('diff/diff-contents.js');
const { toInlineHtml } = await program('diff/render/to-inline-html.js');
const { toSideBySideHtml } = await program('diff/render/to-side-by-side-html.js');
const { parseHistory } = await program('schemas/history-schema.js');
const { parseGlossary } = await program('diff/words/glossary.js');
const { DOCS_STYLE } = await program('http/docs-style.js');

const textsOf = (name) =>
  parseHistory(JSON.parse(readFileSync(join(root, 'samples', 'live', `${name}.json`), 'utf8')))
    .acts.map(({ command }) => command.content)
    .filter((content) => content !== undefined && content !== null);

/** The content with one word of one text put in place of another, so that a sample shows what no sample does. */
const withWord = (content, old, fresh) => JSON.parse(JSON.stringify(content).replaceAll(old, fresh));

const mill = textsOf('kestrel-mill-collapse');
const wall = textsOf('harbour-wall-vote');
const ferry = textsOf('qingyu-ferry-fares');
const trial = textsOf('lumen-clinic-trial');

const PICTURES = [
  { name: 'number', view: 'side', before: mill[0], after: mill[1], height: 560 },
  {
    name: 'moved',
    view: 'inline',
    before: wall[0],
    after: withWord(wall[1], '58 a year', '61 a year'),
    height: 940,
  },
  { name: 'split', view: 'side', before: wall[1], after: wall[2], height: 700 },
  {
    name: 'name',
    view: 'inline',
    glossary: '邱立仁\n邱立人',
    before: ferry[2],
    after: withWord(ferry[2], '邱立仁', '邱立人'),
    height: 790,
  },
  { name: 'rewritten', view: 'side', before: trial[1], after: trial[2], height: 830 },
];

const pageOf = ({ view, before, after, glossary }) => {
  const options = glossary === undefined ? {} : { glossary: parseGlossary(glossary) };
  const render = view === 'side' ? toSideBySideHtml : toInlineHtml;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark">
<meta name="viewport" content="width=device-width"><style>${DOCS_STYLE}</style></head>
<body><main class="single ${view === 'side' ? 'wide' : ''}"><h1 lang="${after.language}">${after.headline.replaceAll('<', '&lt;')}</h1>
${render(diffContents(before, after, options), before)}</main></body></html>`;
};

const scratch = mkdtempSync(join(tmpdir(), 'stet-pictures-'));
mkdirSync(folder, { recursive: true });
try {
  for (const picture of PICTURES) {
    const page = join(scratch, `${picture.name}.html`);
    writeFileSync(page, pageOf(picture));
    for (const [scheme, setting] of [
      ['light', '1'],
      ['dark', '0'],
    ]) {
      execFileSync(
        chromium,
        [
          ...'--headless --no-sandbox --disable-gpu --no-first-run --hide-scrollbars'.split(' '),
          ...'--disable-background-networking --disable-component-update --disable-sync'.split(' '),
          `--user-data-dir=${join(scratch, 'profile')}`,
          `--blink-settings=preferredColorScheme=${setting}`,
          `--window-size=${width},${String(picture.height)}`,
          `--screenshot=${resolve(folder, `${picture.name}-${scheme}.png`)}`,
          `file://${page}`,
        ],
        { stdio: 'ignore' },
      );
    }
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
