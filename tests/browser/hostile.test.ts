import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { describeInBrowser, givenBrowser, type GivenBrowser } from '../support/given-browser.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { tellHostile } from './given-newsroom.ts';

let pages: GivenPages;
let browser: GivenBrowser;

const ADDRESSES = [
  '/',
  '/?q=taken',
  '/articles/hostile',
  '/articles/hostile?revision=1',
  '/articles/hostile/compare?from=1&to=2',
  '/articles/hostile/compare?from=1&to=2&view=side',
  '/articles/hostile/compare?from=1&to=2&view=list',
  '/articles/hostile/blame',
  '/articles/hostile/at',
  '/articles/hostile/timeline',
  '/articles/hostile/acts/update',
  '/articles/hostile/acts/restore?revision=1',
  '/articles/hostile/acts/withhold',
  '/audit',
  '/audit/1',
  '/audit?q=%3Cscript%3Ewindow.taken%3D1%3C%2Fscript%3E',
  '/?q=%22%3E%3Cimg+src%3Dx+onerror%3Dwindow.taken%3D1%3E',
  '/reports/corrections',
  '/reports/silent-edits',
];

describeInBrowser('a hostile story', () => {
  beforeAll(async () => {
    pages = await givenPages();
    await tellHostile(pages);
    await pages.settled();
    browser = await givenBrowser(pages);
  });

  afterAll(async () => {
    await browser.stop();
    await pages.stop();
  });

  test.each([390, 1_280])(
    'shows as text on every page, %i pixels wide, and runs nothing',
    async (width) => {
      const visit = await browser.visit({ caller: 'admin', width });
      const faults: string[] = [];
      for (const address of ADDRESSES) {
        await visit.go(address);
        if (await visit.page.evaluate<boolean>('window.taken !== undefined'))
          faults.push(`${address} ran a script`);
        const handlers = await visit.page
          .locator('[onerror], [onmouseover], [style], a[href^="javascript:" i]')
          .count();
        if (handlers > 0) faults.push(`${address} holds ${String(handlers)} attributes of the story's`);
        const wide = await visit.page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > width) faults.push(`${address} is ${String(wide)} wide on ${String(width)}`);
        faults.push(...visit.faults.map((fault) => `${address} ${fault}`));
        visit.forget();
      }
      await visit.close();
      expect(faults).toEqual([]);
    },
    180_000,
  );

  test('keeps its words', async () => {
    const visit = await browser.visit({ caller: 'viewer' });
    for (const address of ['/articles/hostile', '/', '/articles/hostile/blame', '/articles/hostile/at']) {
      await visit.go(address);
      expect(await visit.page.locator('main').innerText()).toContain('<script>window.taken=1</script>');
    }
    await visit.close();
  }, 60_000);
});
