import type { Page } from 'playwright-core';

const MOST_STOPS = 300;

/** Presses Tab until an element that matches has the focus; throws when none gets it. */
export async function tabTo(page: Page, selector: string): Promise<void> {
  const isThere = `document.activeElement?.matches(${JSON.stringify(selector)}) === true`;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate<boolean>(isThere)) return;
  }
  throw new Error(`Tab never reaches ${selector} on ${page.url()}`);
}

/** Follows a link as somebody does who has no mouse. */
export async function follow(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  const loaded = page.waitForEvent('domcontentloaded');
  await page.keyboard.press('Enter');
  await loaded;
}
