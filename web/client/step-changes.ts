/** What each key does where two revisions are compared. */
const KEYS: Readonly<Record<string, 'next' | 'previous' | 'after' | 'before'>> = {
  n: 'next',
  F7: 'next',
  p: 'previous',
  'Shift+F7': 'previous',
  ArrowRight: 'after',
  ArrowLeft: 'before',
};

/** What a key press asks for; undefined: nothing here. */
export function stepChanges(page: Document): (event: KeyboardEvent) => (() => void) | undefined {
  if (page.querySelector('.comparison') === null) return () => undefined;
  return (event) => {
    const asked = KEYS[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
    if (asked === undefined) return undefined;
    if (asked === 'after' || asked === 'before') {
      const link = page.querySelector<HTMLAnchorElement>(`[data-step="${asked}"]`);
      return link === null ? undefined : () => link.click();
    }
    return () => goTo(page, asked === 'next' ? 1 : -1);
  };
}

/** In the text an edit is a stop, and a block that only moved or was cut; side by side a row, in the list a line. */
const STOPS: Readonly<Record<string, string>> = {
  inline:
    '.changed-fields ins, .changed-fields del, .diff-block ins, .diff-block del, .diff-block.moved, .diff-notes',
  side: '.diff-row:not(.equal, .diff-head, .origin), .diff-row.moved.equal:not(.origin)',
  list: '.diff-list li',
};

/** Moves the focus to the change after (or before) where the reader is, and round at the ends. */
function goTo(page: Document, direction: 1 | -1): void {
  const view = page.querySelector<HTMLElement>('[data-diff]')?.dataset['diff'] ?? '';
  const stops = [...page.querySelectorAll<HTMLElement>(STOPS[view] ?? 'ins, del')].filter(isStop);
  if (stops.length === 0) return;
  const here = placeOf(stops, page.activeElement, direction);
  const index = (here + direction + stops.length) % stops.length;
  const stop = stops[index];
  if (stop === undefined) return;
  const fold = stop.closest('details');
  if (fold !== null) fold.open = true;
  stop.tabIndex = -1;
  stop.focus({ preventScroll: true });
  stop.scrollIntoView({ block: 'center' });
  const status = page.querySelector('[data-step-status]');
  if (status !== null) status.textContent = `Change ${String(index + 1)} of ${String(stops.length)}`;
}

/** What came in the place of what went is one edit; a block whose words changed stops at those. */
function isStop(element: HTMLElement): boolean {
  if (element.closest('.origin, .diff-fold') !== null) return false;
  if (element.matches('.diff-block')) return element.querySelector('ins, del') === null;
  if (element.matches('ins ins, ins del, del ins, del del')) return false;
  return !(element.matches('del + ins') && touches(element)) && element.checkVisibility();
}

/** Nothing but blanks stands before it and its neighbour. */
const touches = (element: HTMLElement): boolean =>
  element.previousSibling instanceof Element || (element.previousSibling?.textContent ?? '').trim() === '';

/** Of the stop that has the focus; else of the border before (or behind) the focused element, a link of the map for example. */
function placeOf(stops: readonly HTMLElement[], focused: Element | null, direction: 1 | -1): number {
  const none = direction === 1 ? -1 : stops.length;
  if (focused === null) return none;
  const here = stops.findIndex((stop) => stop === focused);
  if (here !== -1) return here;
  const block = targetOf(focused);
  if (block === null) return none;
  const within = stops.findIndex((stop) => stop === block || block.contains(stop));
  return within === -1 ? none : within - direction;
}

/** Where a link of the map led to. */
function targetOf(focused: Element): Element | null {
  const isFree = focused === document.body || focused.id === 'main';
  const target = isFree ? location.hash : focused.closest('[data-change-link]')?.getAttribute('href');
  return target?.startsWith('#') === true && target !== '#'
    ? document.getElementById(decodeURIComponent(target.slice(1)))
    : null;
}
