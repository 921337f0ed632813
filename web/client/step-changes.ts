/** What each key does where two revisions are compared. */
const KEYS: Readonly<Record<string, 'next' | 'previous' | 'after' | 'before'>> = {
  n: 'next',
  F7: 'next',
  p: 'previous',
  'Shift+F7': 'previous',
  ArrowRight: 'after',
  ArrowLeft: 'before',
};

const CHANGES = 'ins, del, .diff-block.moved, .diff-block.split, .diff-block.merged, .diff-list li';

/** What a key press asks for; undefined: nothing here. */
export function stepChanges(page: Document): (event: KeyboardEvent) => (() => void) | undefined {
  const diff = page.querySelector('[data-diff]');
  if (diff === null) return () => undefined;
  return (event) => {
    const asked = KEYS[`${event.shiftKey ? 'Shift+' : ''}${event.key}`];
    if (asked === undefined) return undefined;
    if (asked === 'after' || asked === 'before') {
      const link = page.querySelector<HTMLAnchorElement>(`[data-step="${asked}"]`);
      return link === null ? undefined : () => link.click();
    }
    return () => goTo(diff, asked === 'next' ? 1 : -1);
  };
}

/** Moves the focus to the change after (or before) the one that has it, and round at the ends. */
function goTo(diff: Element, direction: 1 | -1): void {
  const changes = [...diff.querySelectorAll<HTMLElement>(CHANGES)].filter((change) =>
    change.checkVisibility(),
  );
  if (changes.length === 0) return;
  const here = changes.findIndex((change) => change === document.activeElement);
  const first = direction === 1 ? 0 : changes.length - 1;
  const change = changes[here === -1 ? first : (here + direction + changes.length) % changes.length];
  if (change === undefined) return;
  change.tabIndex = -1;
  change.focus({ preventScroll: true });
  change.scrollIntoView({ block: 'center' });
}
