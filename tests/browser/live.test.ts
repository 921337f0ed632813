import { stderr } from 'node:process';

import { afterAll, beforeAll, expect, test } from '@jest/globals';

import { aContent } from '../support/given-article.ts';
import { describeInBrowser, givenBrowser, type GivenBrowser } from '../support/given-browser.ts';
import { givenPages, type GivenPages } from '../support/given-pages.ts';
import { edit } from './given-newsroom.ts';

let pages: GivenPages;
let browser: GivenBrowser;

const publish = (articleId: string, headline: string): Promise<void> =>
  edit(pages, `POST /articles/${articleId}/publish`, { content: aContent(headline, 'One line.') });

describeInBrowser('an open list of stories', () => {
  beforeAll(async () => {
    pages = await givenPages();
    for (let count = 0; count < 30; count += 1) await publish(`s${String(count)}`, `Story ${String(count)}`);
    await pages.settled();
    browser = await givenBrowser(pages);
  });

  afterAll(async () => {
    await browser.stop();
    await pages.stop();
  });

  test('shows what is published elsewhere at once', async () => {
    const visit = await browser.visit({ caller: 'viewer' });
    const followed = visit.page.waitForResponse(/\/api\/v1\/live/);
    await visit.go('/');
    await followed;
    const startedAt = performance.now();
    await publish('news', 'Bridge closed');
    await visit.page.getByRole('link', { name: 'Bridge closed' }).waitFor();
    stderr.write(`A publish showed after ${String(Math.round(performance.now() - startedAt))} ms\n`);
    expect(visit.faults).toEqual([]);
    await visit.close();
  }, 60_000);

  test('leaves a reader where they are', async () => {
    const visit = await browser.visit({ caller: 'viewer' });
    const followed = visit.page.waitForResponse(/\/api\/v1\/live/);
    await visit.go('/');
    await followed;
    const reading = visit.page.getByRole('link', { name: 'Story 12', exact: true });
    await reading.focus();
    await reading.scrollIntoViewIfNeeded();
    const before = await reading.boundingBox();
    await publish('more', 'Bridge open again');
    await visit.page.getByRole('button', { name: /changed stor/ }).waitFor();
    expect((await reading.boundingBox())?.y).toBe(before?.y);
    expect(await visit.page.evaluate('document.activeElement.textContent')).toBe('Story 12');
    await visit.page.getByRole('button', { name: /changed stor/ }).click();
    await visit.page.getByRole('link', { name: 'Bridge open again' }).waitFor();
    expect(visit.faults).toEqual([]);
    await visit.close();
  }, 60_000);
});
