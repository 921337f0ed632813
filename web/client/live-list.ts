import { fetchPage } from './fetch-page.ts';
import { followChanges } from './follow-changes.ts';
import { findStoryRows, type StoryRows } from './story-rows.ts';

/** Between two looks at the server, in milliseconds: an import may change hundreds of stories in a second. */
const SPACING_MS = 500;

/**
 * Shows what is published elsewhere. Whoever is at the top and does nothing sees it at once; for whoever reads or works, rows change
 * in their places alone, and a button offers the rest.
 */
export function showLiveList(page: Document): void {
  const news = page.querySelector<HTMLElement>('[data-live-after]');
  const rows = findStoryRows(page);
  if (news === null || rows === undefined) return;
  const look = spaced(() => lookAgain(rows, news));
  followChanges(news.dataset['liveAfter'], { change: look, reset: look });
}

/** At once, then again at intervals while it is asked for. */
function spaced(work: () => Promise<void>): () => void {
  let isAsked = false;
  let isWaiting = false;
  const run = async (): Promise<void> => {
    isWaiting = true;
    isAsked = false;
    // The list stays as it is where it can't be had; the next change asks again.
    await work().catch(() => undefined);
    setTimeout(() => {
      isWaiting = false;
      if (isAsked) void run();
    }, SPACING_MS);
  };
  return () => {
    isAsked = true;
    if (!isWaiting) void run();
  };
}

async function lookAgain(rows: StoryRows, news: HTMLElement): Promise<void> {
  const address = location.href;
  const newer = await fetchPage(address);
  // Another search has been made meanwhile, and has asked for itself.
  if (location.href !== address) return;
  const changed = rows.changedIn(newer);
  if (changed.length === 0) return;
  if (isAtRest(rows.region)) {
    rows.takeOver(newer);
    tell(news, words(changed));
  } else offer({ rows, news, newer, changed });
}

const isAtRest = (region: HTMLElement): boolean =>
  scrollY < 40 &&
  !region.contains(document.activeElement) &&
  !region.matches(':hover') &&
  getSelection()?.isCollapsed !== false;

const words = (changed: readonly HTMLElement[]): string =>
  changed.length === 1
    ? `1 changed story: ${changed[0]?.querySelector('h2')?.textContent ?? ''}`
    : `${String(changed.length)} changed stories`;

/** For screen readers alone: who sees the list sees the mark. */
function tell(news: HTMLElement, text: string): void {
  const line = document.createElement('span');
  line.className = 'unseen';
  line.textContent = text;
  news.replaceChildren(line);
}

type Offer = {
  readonly rows: StoryRows;
  readonly news: HTMLElement;
  readonly newer: Document;
  readonly changed: readonly HTMLElement[];
};

function offer({ rows, news, newer, changed }: Offer): void {
  const text = words(changed);
  const stories = new Set(changed.map((row) => row.dataset['story']));
  // Those of the offer before that nobody took: they still wait, though their rows may have been renewed.
  for (const id of (news.dataset['waiting'] ?? '').split(' ').filter(Boolean)) stories.add(id);
  news.dataset['waiting'] = [...stories].join(' ');
  rows.renew(newer);
  const button = document.createElement('button');
  button.type = 'button';
  const count = stories.size;
  button.textContent = count === changed.length ? `${text}: show` : `${String(count)} changed stories: show`;
  button.addEventListener('click', () => {
    void show(rows, news);
  });
  const hadFocus = news.contains(document.activeElement);
  news.replaceChildren(button);
  if (hadFocus) button.focus({ preventScroll: true });
}

/** Read anew, since the offer may be old. */
async function show(rows: StoryRows, news: HTMLElement): Promise<void> {
  const newer = await fetchPage(location.href).catch(() => undefined);
  if (newer === undefined) {
    location.reload();
    return;
  }
  const waiting = new Set((news.dataset['waiting'] ?? '').split(' '));
  delete news.dataset['waiting'];
  rows.takeOver(newer);
  tell(news, 'The list is up to date');
  scrollTo({ top: 0, behavior: 'instant' });
  const shown = [...rows.region.querySelectorAll<HTMLElement>('[data-story]')];
  const first = shown.find(({ dataset }) => waiting.has(dataset['story'] ?? ''));
  first?.querySelector('a')?.focus({ preventScroll: true });
}
