import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { describeInBrowser, givenBrowser, type GivenBrowser, type Visit } from '../support/given-browser.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { tellMill, tellOthers } from './given-newsroom.ts';

let pages: GivenPages;
let browser: GivenBrowser;

const PATHS = [
  '/',
  '/articles/mill',
  '/articles/mill?revision=2',
  '/articles/mill/compare?from=1&to=7',
  '/articles/mill/compare?from=1&to=7&view=side',
  '/articles/mill/blame',
  '/articles/mill/at',
  '/articles/mill/timeline',
  '/reports/corrections',
];

/** Begins before the page does; what moves because of the visitor's own input doesn't count. */
const WATCH = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.shifts.push(value.toFixed(4) + ' ' + sources.map(({ node }) =>
        node?.outerHTML?.slice(0, 80) ?? node?.textContent ?? '').join(' | '));
  }).observe({ type: 'layout-shift', buffered: true });
`;

/** Two frames later what the scripts did is drawn, and has been told of. */
const DRAWN = `new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))`;

async function findShifts({ page, go }: Visit, path: string): Promise<readonly string[]> {
  await go(path);
  await page.evaluate(DRAWN);
  const shifts = await page.evaluate<readonly string[]>('window.shifts');
  return shifts.map((shift) => `${path} ${shift}`);
}

describeInBrowser('a page that loads', () => {
  beforeAll(async () => {
    pages = await givenPages();
    await tellMill(pages);
    await tellOthers(pages);
    await pages.settled();
    browser = await givenBrowser(pages);
  });

  afterAll(async () => {
    await browser.stop();
    await pages.stop();
  });

  test.each([390, 1_280])(
    'moves nothing once it is seen, %i pixels wide',
    async (width) => {
      const visit = await browser.visit({ caller: 'editor', width });
      await visit.page.addInitScript(WATCH);
      const shifts: string[] = [];
      for (const path of PATHS) shifts.push(...(await findShifts(visit, path)));
      await visit.close();
      expect(shifts).toEqual([]);
    },
    120_000,
  );

  test('is drawn before any script has come', async () => {
    const visit = await browser.visit({ caller: 'editor' });
    let letScriptsCome = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      letScriptsCome = resolve;
    });
    await visit.page.route('**/*.js', async (route) => {
      await held;
      await route.continue();
    });
    await visit.page.goto('/articles/mill', { waitUntil: 'commit' });
    const paints = `new Promise((done) => new PerformanceObserver((list) =>
      done(list.getEntries().map(({ name }) => name))).observe({ type: 'paint', buffered: true }))`;
    expect(await visit.page.evaluate<readonly string[]>(paints)).toContain('first-contentful-paint');
    expect(await visit.page.textContent('h1')).toContain('dead in Alder mill');
    letScriptsCome();
    await visit.close();
  });
});
