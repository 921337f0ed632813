import type { Page } from 'playwright-core';

/** Run in the page: what can be reached, each element by its place in the document. */
const LIST_REACHABLE = `(() => {
  const all = [...document.querySelectorAll('*')];
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && element.getClientRects().length > 0;
  // Of a group of radio buttons Tab reaches one.
  const isAlone = (element) => element.type !== 'radio';
  return [...document.querySelectorAll(kinds)]
    .filter((element) => !element.disabled && element.tabIndex >= 0 && isShown(element) && isAlone(element))
    .map((element) => ({ place: all.indexOf(element), name: element.outerHTML.slice(0, 90) }));
})()`;

const LOOK_AT_FOCUS = `(() => {
  const element = document.activeElement;
  if (element === null || element === document.body || element === document.documentElement) return null;
  const isOutlined = ({ outlineStyle, outlineWidth }) => outlineStyle !== 'none' && parseFloat(outlineWidth) > 0;
  // A link within a drawing is marked by a thick line around its shape.
  const isDrawn = (part) => part instanceof SVGElement && parseFloat(getComputedStyle(part).strokeWidth) >= 3;
  const isMarked = isOutlined(getComputedStyle(element)) || [...element.querySelectorAll('*')].some(isDrawn);
  return {
    place: [...document.querySelectorAll('*')].indexOf(element),
    name: element.outerHTML.slice(0, 90),
    isMarked,
    isRadio: element.type === 'radio',
  };
})()`;

type Reachable = { readonly place: number; readonly name: string };
type Focused = Reachable & { readonly isMarked: boolean; readonly isRadio: boolean };

const MOST_STOPS = 400;

/** Walks a page by Tab until it leaves it, and tells what a visitor without a mouse would stumble over. */
export async function followTabs(page: Page): Promise<readonly string[]> {
  const reachable = await page.evaluate<readonly Reachable[]>(LIST_REACHABLE);
  const faults: string[] = [];
  const seen = new Set<number>();
  let last = -1;
  for (let stop = 0; stop < MOST_STOPS; stop += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate<Focused | null>(LOOK_AT_FOCUS);
    if (focused === null) break;
    // A date is one field with a stop for each of its parts.
    if (focused.place === last) continue;
    if (seen.has(focused.place)) break;
    if (focused.place < last) faults.push(`goes back to ${focused.name}`);
    if (!focused.isMarked) faults.push(`doesn't show the focus on ${focused.name}`);
    seen.add(focused.place);
    last = focused.place;
  }
  const missed = reachable.slice(0, MOST_STOPS).filter(({ place }) => !seen.has(place));
  return [...faults, ...missed.map(({ name }) => `never reaches ${name}`)];
}
