import { readFileSync } from 'node:fs';

import { afterAll, beforeEach, afterEach, beforeAll, expect, test } from '@jest/globals';

import {
  describeInBrowser,
  givenBrowser,
  type GivenBrowser,
  type Visit,
  type VisitOptions,
} from '../support/given-browser.ts';
import { aContent } from '../support/given-article.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { createTestClock } from '../support/given-store.ts';
import { edit, tellMill, tellSilentEdits } from './given-newsroom.ts';
import { follow, tabTo } from './press-keys.ts';

const clock = createTestClock();
let pages: GivenPages;
let browser: GivenBrowser;
let visits: Visit[] = [];

const visit = async (options: VisitOptions): Promise<Visit> => {
  const made = await browser.visit(options);
  visits.push(made);
  return made;
};

describeInBrowser.each(['on', 'off'] as const)('with JavaScript %s', (javaScript) => {
  beforeAll(async () => {
    pages = await givenPages({ clock });
    browser = await givenBrowser(pages);
    await tellSilentEdits(pages, clock.set);
    clock.set('2026-02-01T10:00:00.000Z');
    await tellMill(pages);
    await tellMill(pages, 'other-mill');
    await pages.settled();
  });

  afterAll(async () => {
    await browser.stop();
    await pages.stop();
  });

  beforeEach(() => {
    visits = [];
  });

  afterEach(async () => {
    const faults = visits.flatMap(({ faults }) => faults);
    for (const { close } of visits) await close();
    expect(faults).toEqual([]);
  });

  test('an editor finds a story, steps to 12 → 19 and restores revision 2, by keyboard alone', async () => {
    const { page, go } = await visit({ caller: 'editor', javaScript });
    await go('/');
    await tabTo(page, 'input[type="search"]');
    await page.keyboard.type('Alder Quay');
    await page.keyboard.press('Enter');
    await page.waitForURL(/q=Alder/);
    await follow(page, 'a[href="/articles/mill"]');
    await follow(page, 'nav a[href="/articles/mill/compare"]');
    const wanted = page.locator('ins', { hasText: '19' });
    for (let step = 0; step < 5 && (await wanted.count()) === 0; step += 1)
      await stepBack(visits, javaScript);
    expect(await page.locator('del', { hasText: '12' }).count()).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get('to')).toBe('5');
    if (javaScript === 'on') await expectStops(visits);
    await follow(page, 'nav a[href="/articles/mill"]');
    await follow(page, 'a[href="/articles/mill?revision=2"]');
    await follow(page, 'a[href*="/acts/restore"]');
    expect(await page.getByText('takes the place of revision 6').count()).toBe(1);
    expect(await page.locator('ins', { hasText: '7' }).count()).toBeGreaterThan(0);
    await tabTo(page, '#note');
    await page.keyboard.type('The toll of the morning, after all.');
    await follow(page, 'button[value="send"]');
    expect(await page.locator('h1').innerText()).toBe('At least 7 dead in Alder mill');
    expect(await page.locator('aside').innerText()).toContain('Restored');
  }, 120_000);

  test('compliance filters the silent edits of a week, and the CSV holds exactly these rows', async () => {
    const { page, go } = await visit({ caller: 'auditor', javaScript });
    await go('/audit');
    await page.getByLabel('Silence').selectOption('yes');
    await page.locator('input[name="from"]').fill('2026-01-05');
    await page.locator('input[name="to"]').fill('2026-01-11');
    await page.getByRole('button', { name: 'Show' }).click();
    await page.waitForURL(/silent=yes/);
    const shown = await page.locator('tr[id^="e"]').evaluateAll((rows) => rows.map(({ id }) => id.slice(1)));
    expect(shown).toHaveLength(2);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'CSV' }).click();
    const file = readFileSync(await (await download).path(), 'utf8');
    expect(positionsIn(file)).toEqual(shown);
    await page.getByRole('link', { name: 'What changed' }).first().click();
    await page.waitForURL(/compare/);
    expect(await page.locator('del').first().innerText()).toContain('Two');
    expect(await page.locator('ins').first().innerText()).toContain('Three');
  }, 60_000);

  test('a second editor with a stale form sees what was done meanwhile, and loses nothing', async () => {
    const { page, go, check } = await visit({ caller: 'editor', javaScript });
    await go('/articles/other-mill/acts/update');
    await page.locator('#headline').fill('What we know of the mill');
    await page.locator('#summary').fill('A summary that took long to write.');
    await edit(pages, 'POST /articles/other-mill/updates', {
      content: aContent('At least 21 dead in Alder mill', 'At least 21 people died when the mill fell.'),
    });
    await page.locator('button[value="send"]').click();
    await page.getByRole('heading', { name: 'What was done meanwhile' }).waitFor();
    expect(await page.locator('#headline').inputValue()).toBe('What we know of the mill');
    expect(await page.locator('#summary').inputValue()).toBe('A summary that took long to write.');
    expect(await page.locator('.meanwhile').innerText()).toContain('21');
    if (javaScript === 'on') expect(await check()).toEqual([]);
    await page.locator('button[value="send"]').click();
    await page.waitForURL(/articles\/other-mill(\?|$)/);
    expect(await page.locator('h1').innerText()).toBe('What we know of the mill');
    const story = (await pages.call('editor', 'GET /articles/other-mill')).json;
    expect(story['content']?.['summary']).toBe('A summary that took long to write.');
  }, 60_000);
});

/** To the comparison before: an arrow key, or without scripts the link that it follows. */
async function stepBack([visit]: readonly Visit[], javaScript: 'on' | 'off'): Promise<void> {
  const page = visit?.page;
  if (page === undefined) return;
  if (javaScript === 'off') return follow(page, '[data-step="before"]');
  const loaded = page.waitForEvent('domcontentloaded');
  await page.keyboard.press('ArrowLeft');
  await loaded;
}

/** `n` and F7 go from change to change. */
async function expectStops([visit]: readonly Visit[]): Promise<void> {
  await visit?.page.keyboard.press('n');
  expect(await visit?.page.locator('[data-step-status]').innerText()).toMatch(/^Change 1 of \d+$/);
  await visit?.page.keyboard.press('F7');
  expect(await visit?.page.locator('[data-step-status]').innerText()).toMatch(/^Change 2 of \d+$/);
}

/** The positions in a file of the audit, in its order; they are the last column, after the store's own name. */
const positionsIn = (csv: string): readonly string[] =>
  csv
    .trim()
    .split('\r\n')
    .slice(1)
    .map((line) => line.slice(line.lastIndexOf(',') + 1).replace(/^.*\./, ''));
