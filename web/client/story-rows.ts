import { showTimes } from './show-times.ts';

/** The list of stories as it stands on the page, and the parts of it that are taken from a newer one. */
export type StoryRows = {
  readonly region: HTMLElement;
  /** Those whose row differs in the newer page, or that it alone has; by the newer page's order. */
  changedIn(newer: Document): readonly HTMLElement[];
  /** Takes the newer list over whole, the changed rows marked. The focus stays where it was, if that is still there. */
  takeOver(newer: Document): void;
  /** Takes the newer list over as it is: another search has found it. */
  replaceBy(newer: Document): void;
  /** Takes over what has changed in rows that stand here, each in its place: nothing that is seen moves. */
  renew(newer: Document): void;
};

const ROWS = '[data-story]';

const rowsOf = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>(ROWS)];
const byStory = (rows: readonly HTMLElement[]): Map<string | undefined, HTMLElement> =>
  new Map(rows.map((row) => [row.dataset['story'], row]));

/** undefined: the page has no such list. */
export function findStoryRows(page: Document): StoryRows | undefined {
  const region = page.querySelector<HTMLElement>('[data-list]');
  if (region === null) return undefined;
  const differs = (row: HTMLElement): boolean => {
    const here = byStory(rowsOf(region)).get(row.dataset['story']);
    return here === undefined || here.dataset['version'] !== row.dataset['version'];
  };
  const changedIn = (newer: Document): readonly HTMLElement[] => rowsOf(newer).filter(differs);
  const replaceBy = (newer: Document): void => {
    const fresh = newer.querySelector<HTMLElement>('[data-list]');
    if (fresh === null) return;
    keepingFocus(region, () => {
      region.replaceChildren(...fresh.childNodes);
    });
    takeCount(newer);
    showTimes(region);
  };
  const takeOver = (newer: Document): void => {
    changedIn(newer).forEach(mark);
    replaceBy(newer);
  };
  const renew = (newer: Document): void => {
    const changed = byStory(changedIn(newer));
    keepingPlace(region, () => {
      for (const row of rowsOf(region)) {
        const fresh = changed.get(row.dataset['story']);
        if (fresh === undefined) continue;
        mark(fresh);
        keepingFocus(row, () => {
          row.replaceChildren(...fresh.childNodes);
        });
        row.dataset['version'] = fresh.dataset['version'];
        row.classList.add('fresh');
        showTimes(row);
      }
    });
  };
  return { region, changedIn, takeOver, replaceBy, renew };
}

/** In words too, since a colour alone says nothing to some. */
function mark(row: HTMLElement): void {
  row.classList.add('fresh');
  const words = document.createElement('span');
  words.className = 'mark';
  words.textContent = 'changed just now';
  row.querySelector('.facts')?.append(words);
}

/** Outside the list, in a region that screen readers know. */
function takeCount(newer: Document): void {
  const [here, fresh] = [document, newer].map((page) => page.querySelector('[data-count]'));
  if (here && fresh && here.textContent !== fresh.textContent) here.textContent = fresh.textContent;
}

/** A link that had the focus has it again, if the new content holds one to the same address. */
function keepingFocus(within: HTMLElement, change: () => void): void {
  const focused = document.activeElement;
  const href =
    focused instanceof HTMLAnchorElement && within.contains(focused) ? focused.getAttribute('href') : null;
  change();
  if (href === null) return;
  const again = [...within.querySelectorAll('a')].find((link) => link.getAttribute('href') === href);
  again?.focus({ preventScroll: true });
}

/** The first row that is seen stays where it is on the screen. */
function keepingPlace(region: HTMLElement, change: () => void): void {
  const seen = rowsOf(region).find((row) => row.getBoundingClientRect().bottom > 0);
  const before = seen?.getBoundingClientRect().top ?? 0;
  change();
  const moved = (seen?.getBoundingClientRect().top ?? before) - before;
  if (moved !== 0) scrollBy({ top: moved, behavior: 'instant' });
}
