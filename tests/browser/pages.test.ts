import { afterAll, beforeAll, expect, test } from '@jest/globals';

import type { Caller } from '../support/given-api.ts';
import { describeInBrowser, givenBrowser, type GivenBrowser } from '../support/given-browser.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { PAGES_OF } from './addresses.ts';
import { tellMill, tellOthers } from './given-newsroom.ts';
import { followTabs } from './follow-tabs.ts';

let pages: GivenPages;
let empty: GivenPages;
let browser: GivenBrowser;
let emptyBrowser: GivenBrowser;

const all = Object.entries(PAGES_OF).flatMap(([caller, paths]) =>
  paths.map((path): [caller: Caller, path: string] => [caller, path]),
);

describeInBrowser('every page', () => {
  beforeAll(async () => {
    pages = await givenPages();
    await tellMill(pages);
    await tellOthers(pages);
    await pages.settled();
    empty = await givenPages();
    browser = await givenBrowser(pages);
    emptyBrowser = await givenBrowser(empty);
  });

  afterAll(async () => {
    await browser.stop();
    await emptyBrowser.stop();
    await pages.stop();
    await empty.stop();
  });

  test.each(['light', 'dark'] as const)(
    'breaks no rule of axe in %s',
    async (colorScheme) => {
      const violations: string[] = [];
      for (const caller of new Set(all.map(([one]) => one))) {
        const visit = await browser.visit({ caller, colorScheme });
        for (const [, path] of all.filter(([one]) => one === caller)) {
          await visit.go(path);
          violations.push(...(await visit.check()).map((violation) => `${caller} ${path} ${violation}`));
          violations.push(...visit.faults.map((fault) => `${caller} ${path} ${fault}`));
          visit.forget();
        }
        await visit.close();
      }
      expect(violations).toEqual([]);
    },
    300_000,
  );

  test.each([390, 1_280])(
    'without a story breaks none either, %i pixels wide',
    async (width) => {
      const violations: string[] = [];
      for (const colorScheme of ['light', 'dark'] as const) {
        const visit = await emptyBrowser.visit({ caller: 'admin', colorScheme, width });
        for (const path of [
          '/',
          '/audit',
          '/reports/corrections',
          '/reports/silent-edits',
          '/new',
          '/help',
        ]) {
          await visit.go(path);
          violations.push(...(await visit.check()).map((violation) => `${path} ${violation}`));
        }
        expect(visit.faults).toEqual([]);
        await visit.close();
      }
      expect(violations).toEqual([]);
    },
    120_000,
  );

  test('is walked by Tab in the order of its text, and shows where one is', async () => {
    const faults: string[] = [];
    for (const caller of new Set(all.map(([one]) => one))) {
      const visit = await browser.visit({ caller });
      for (const [, path] of all.filter(([one]) => one === caller)) {
        await visit.go(path);
        faults.push(...(await followTabs(visit.page)).map((fault) => `${caller} ${path} ${fault}`));
      }
      await visit.close();
    }
    expect(faults).toEqual([]);
  }, 300_000);

  test('fits a phone and a wide screen: nothing but tables and texts scroll sideways', async () => {
    const faults: string[] = [];
    for (const width of [390, 2_560]) {
      const visit = await browser.visit({ caller: 'editor', width });
      for (const path of PAGES_OF.editor) {
        await visit.go(path);
        const wide = await visit.page.evaluate<number>('document.documentElement.scrollWidth');
        if (wide > width) faults.push(`${path} is ${String(wide)} wide on ${String(width)}`);
      }
      await visit.close();
    }
    expect(faults).toEqual([]);
  }, 120_000);
});
