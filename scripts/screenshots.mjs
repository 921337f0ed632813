// Takes the pictures of docs/screenshots.md from the samples, at two widths: `node scripts/screenshots.mjs [folder] [name…]`.
// Needs Chromium (`CHROMIUM`, or /usr/bin/chromium). Serves from a data folder of its own, on a free port, and leaves nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { chromium } from 'playwright-core';

import { toPalettePng } from './to-palette-png.mjs';

const root = join(import.meta.dirname, '..');
const [folder = join(root, 'docs', 'screenshots'), ...wanted] = process.argv.slice(2);

const WIDTHS = { wide: { width: 1280, height: 800 }, phone: { width: 390, height: 844 } };
const KINDS = [
  ['wide', 'light'],
  ['phone', 'light'],
  ['wide', 'dark'],
];
const MILL = '/articles/kestrel-mill-collapse';
const WALL = '/articles/harbour-wall-vote';

/** `act` brings a page into its state, and is `lasting` where stories change; `dark`: taken in the dark too; `outside`: not signed in. */
const PICTURES = [
  { name: 'sign-in', path: '/sign-in', outside: true },
  { name: 'stories', path: '/', dark: true },
  { name: 'story', path: MILL, dark: true },
  { name: 'compare-inline', path: `${MILL}/compare?from=4&to=5`, dark: true, act: toText },
  { name: 'compare-side', path: `${WALL}/compare?from=1&to=3&view=side`, act: toText },
  { name: 'compare-list', path: `${WALL}/compare?from=1&to=4&view=list`, act: toText },
  { name: 'blame', path: `${MILL}/blame`, dark: true, act: toText },
  { name: 'time-travel', path: `${MILL}/at?t=2024-03-12T09:00&zone=UTC`, dark: true },
  { name: 'timeline', path: `${MILL}/timeline` },
  { name: 'audit', path: '/audit?silent=yes' },
  { name: 'corrections', path: '/reports/corrections', dark: true },
  { name: 'silent-edits', path: '/reports/silent-edits' },
  { name: 'new-story', path: '/new' },
  { name: 'act-correct', path: `${MILL}/acts/correct` },
  { name: 'act-restore', path: `${MILL}/acts/restore?revision=2` },
  { name: 'conflict', path: `${WALL}/acts/update`, act: meetConflict, lasting: true },
  { name: 'help', path: '/help' },
  { name: 'not-found', path: '/articles/nobody' },
];

/** The head of a story stands on other pictures: here its text is what is looked at. */
async function toText(page) {
  await page.locator('[data-diff], .blamed').evaluate((text) => {
    globalThis.scrollTo(0, text.getBoundingClientRect().top + globalThis.scrollY - 130);
  });
}

/** Another window sends the same form first. */
async function meetConflict(page) {
  const other = await page.context().newPage();
  await other.goto(page.url());
  const isLong = (await other.inputValue('#headline')).includes('borrow');
  await other.fill(
    '#headline',
    isLong ? 'Council votes to mend the wall' : 'Council votes to borrow for the wall',
  );
  await other.click('.send button');
  await other.waitForURL(/done=/);
  await other.close();
  await page.fill('#summary', 'Nine to six, after a night of rain.');
  await page.click('.send button');
  await page.waitForLoadState();
}

/** Serves the samples; gives the link that signs in once, and how to end it. */
async function serveSamples(dataDir) {
  const environment = { ...process.env, STET_DATA_DIR: dataDir, STET_PORT: '0', STET_LOG_LEVEL: 'warn' };
  const demo = spawn(process.execPath, [join(root, 'scripts', 'demo.mjs')], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(demo.stdout)) {
    const link = /https?:\S+\/sign-in\?code=\S+/.exec(line)?.[0];
    if (link !== undefined) return { link, stop: () => end(demo) };
  }
  throw new Error('The demo ended before it served');
}

async function end(demo) {
  const ended = once(demo, 'exit');
  demo.kill('SIGTERM');
  await ended;
}

async function openWindow(browser, { link, size, scheme }) {
  const context = await browser.newContext({
    baseURL: new URL(link).origin,
    viewport: WIDTHS[size],
    colorScheme: scheme,
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  return { context, page: await context.newPage(), blank: await context.newPage(), size, scheme };
}

async function signIn({ page }, link) {
  await page.goto(link);
  await page.click('main button[type=submit]');
  await page.waitForURL((url) => url.pathname === '/');
}

async function take({ page, blank, size, scheme }, { name, path, act }) {
  await page.goto(path);
  await act?.(page);
  const png = await page.screenshot({ animations: 'disabled' });
  writeFileSync(join(folder, `${name}-${size}-${scheme}.png`), await toPalettePng(blank, png));
}

const isWanted = ({ name }) => wanted.length === 0 || wanted.includes(name);

/** Those of strangers first, then those of stories as they were loaded, then those that change a story. */
async function takeAll(browser, link) {
  const pictures = PICTURES.filter(isWanted);
  const windows = await openWindows(browser, link);
  await takeIn(
    windows,
    pictures.filter(({ outside }) => outside === true),
  );
  await signIn(windows[0], link);
  const cookies = await windows[0].context.cookies();
  for (const { context } of windows) await context.addCookies(cookies);
  const inside = pictures.filter(({ outside }) => outside !== true);
  await takeIn(
    windows,
    inside.filter(({ lasting }) => lasting !== true),
  );
  await takeIn(
    windows,
    inside.filter(({ lasting }) => lasting === true),
  );
}

async function openWindows(browser, link) {
  const windows = [];
  for (const [size, scheme] of KINDS) windows.push(await openWindow(browser, { link, size, scheme }));
  return windows;
}

async function takeIn(windows, pictures) {
  for (const window of windows) {
    const due = pictures.filter(({ dark }) => window.scheme === 'light' || dark === true);
    for (const picture of due) await take(window, picture);
  }
}

const dataDir = mkdtempSync(join(tmpdir(), 'stet-screenshots-'));
mkdirSync(folder, { recursive: true });
const served = await serveSamples(dataDir);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--lang=en-GB', '--disable-lcd-text'],
});
try {
  await takeAll(browser, served.link);
} finally {
  await browser.close();
  await served.stop();
  rmSync(dataDir, { recursive: true, force: true });
}
