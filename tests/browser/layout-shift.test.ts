import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { describeInBrowser, givenBrowser, type GivenBrowser, type Visit } from '../support/given-browser.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { aContent } from '../support/given-article.ts';
import { edit, tellMill, tellOthers } from './given-newsroom.ts';
import { openSlowLine } from './slow-line.ts';

let pages: GivenPages;
let browser: GivenBrowser;

const PATHS = [
  '/',
  '/articles/mill',
  '/articles/mill?revision=2',
  '/articles/mill/compare?from=1&to=6',
  '/articles/mill/compare?from=1&to=6&view=side',
  '/articles/long',
  '/articles/long/compare',
  '/articles/mill/blame',
  '/articles/mill/at',
  '/articles/mill/timeline',
  '/reports/corrections',
];

/** Enough that stretches without a change are folded. */
async function tellLong(last: string): Promise<void> {
  const lines = Array.from(
    { length: 30 },
    (_, index) => `Of the mill, part ${String(index)}: it stood on Alder Quay.`,
  );
  await edit(pages, 'POST /articles', { articleId: 'long', content: aContent('The long mill', ...lines) });
  await edit(pages, 'POST /articles/long/publish', {});
  await edit(pages, 'POST /articles/long/updates', { content: aContent('The long mill', ...lines, last) });
}

/** Begins before the page does. */
const WATCH = `
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const { value, sources } of list.getEntries())
      window.shifts.push(value.toFixed(4) + ' ' + sources.map(({ node }) =>
        node?.outerHTML?.slice(0, 80) ?? node?.textContent ?? '').join(' | '));
  }).observe({ type: 'layout-shift', buffered: true });
`;

const PAINTED = `new Promise((done) => new PerformanceObserver((list) => {
  if (list.getEntriesByName('first-contentful-paint').length > 0) done('painted');
}).observe({ type: 'paint', buffered: true }))`;

/** Two frames later what the scripts did is drawn, and has been told of. */
const DRAWN = `new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 0))))`;

/** A page whose scripts come only once it has been drawn, as over a slow line; gives what it showed before they came. */
async function openSlowly({ page }: Visit, path: string): Promise<string> {
  let letCome: (() => void) | undefined;
  const mayCome = new Promise<void>((resolve) => {
    letCome = resolve;
  });
  await page.route('**/*.js', async (route) => {
    await mayCome;
    await route.continue();
  });
  await page.goto(path, { waitUntil: 'commit' });
  await page.evaluate(PAINTED);
  const shown = await page.innerText('main');
  letCome?.();
  await page.waitForLoadState('load');
  await page.evaluate(DRAWN);
  await page.unroute('**/*.js');
  return shown;
}

const readShifts = ({ page }: Visit): Promise<readonly string[]> => page.evaluate('window.shifts');

describeInBrowser('a page that loads', () => {
  beforeAll(async () => {
    pages = await givenPages();
    await tellMill(pages);
    await tellOthers(pages);
    await tellLong('Nobody at the mill knows why.');
    await pages.settled();
    browser = await givenBrowser(pages);
  });

  afterAll(async () => {
    await browser.stop();
    await pages.stop();
  });

  test.each([390, 1_280])(
    'is drawn without its scripts, and they move nothing of it, %i pixels wide',
    async (width) => {
      const visit = await browser.visit({ caller: 'editor', width });
      await visit.page.addInitScript(WATCH);
      const shifts: string[] = [];
      for (const path of PATHS) {
        expect(await openSlowly(visit, path)).toMatch(/mill/);
        shifts.push(...(await readShifts(visit)).map((shift) => `${path} ${shift}`));
      }
      await visit.close();
      expect(shifts).toEqual([]);
    },
    180_000,
  );

  test.each([390, 1_280])(
    'is drawn once it has come whole, however slowly it comes, %i pixels wide',
    async (width) => {
      const visit = await browser.visit({ caller: 'editor', width });
      await visit.page.addInitScript(WATCH);
      // A page that isn't drawn has no frame to wait for; its neighbour has.
      const neighbour = await browser.visit({ caller: 'editor', width });
      await neighbour.go('/help');
      const line = await openSlowLine({
        to: pages.address,
        pieces: 12,
        next: () => neighbour.page.evaluate(DRAWN),
      });
      // An open stream would have nothing to pass on before it ends.
      await visit.page.route('**/live*', (route) => route.abort());
      const shifts: string[] = [];
      for (const path of PATHS) {
        await visit.page.goto(`${line.address}${path}`);
        await visit.page.evaluate(DRAWN);
        expect(await visit.page.innerText('main')).toMatch(/mill/);
        shifts.push(...(await readShifts(visit)).map((shift) => `${path} ${shift}`));
      }
      await visit.close();
      await neighbour.close();
      await line.stop();
      expect(shifts).toEqual([]);
    },
    180_000,
  );

  test('would be caught if something moved', async () => {
    const visit = await browser.visit({ caller: 'editor' });
    await visit.page.addInitScript(WATCH);
    await visit.go('/articles/mill');
    await visit.page.evaluate(`${DRAWN}.then(() => {
      const late = document.createElement('p');
      late.textContent = 'late';
      document.querySelector('main').prepend(late);
      return ${DRAWN};
    })`);
    expect(await readShifts(visit)).not.toEqual([]);
    await visit.close();
  });
});
