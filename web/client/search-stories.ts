import { fetchPage } from './fetch-page.ts';
import { findStoryRows, type StoryRows } from './story-rows.ts';

const TYPING_MS = 200;
/** An answer that comes sooner needs no word that it is awaited. */
const PATIENCE_MS = 300;

/** Searches while somebody types; the form itself works without. What is typed stands in the address. */
export function searchStories(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-search]');
  const state = page.querySelector<HTMLElement>('[data-search-state]');
  const rows = findStoryRows(page);
  if (form === null || state === null || rows === undefined) return;
  let timer: number | undefined;
  let asking: AbortController | undefined;
  const ask = (): void => {
    asking?.abort();
    asking = new AbortController();
    void search({ form, state, rows, signal: asking.signal });
  };
  const askSoon = (event: Event): void => {
    clearTimeout(timer);
    // What an input method still composes is no word yet.
    if (event instanceof InputEvent && event.isComposing) return;
    timer = setTimeout(ask, TYPING_MS);
  };
  form.addEventListener('input', askSoon);
  form.addEventListener('compositionend', askSoon);
  state.addEventListener('click', ({ target }) => {
    if (target instanceof HTMLButtonElement) ask();
  });
}

type Search = {
  readonly form: HTMLFormElement;
  readonly state: HTMLElement;
  readonly rows: StoryRows;
  readonly signal: AbortSignal;
};

async function search({ form, state, rows, signal }: Search): Promise<void> {
  const url = addressOf(form);
  const patience = setTimeout(() => {
    if (!signal.aborted) say(state, 'Searching…');
  }, PATIENCE_MS);
  rows.region.setAttribute('aria-busy', 'true');
  try {
    const found = await fetchPage(url, signal);
    if (signal.aborted) return;
    history.replaceState(null, '', url);
    rows.replaceBy(found);
    state.replaceChildren();
  } catch {
    // An answer that came too late is nobody's any more.
    if (!signal.aborted) sayFailed(state);
  } finally {
    clearTimeout(patience);
    if (!signal.aborted) rows.region.removeAttribute('aria-busy');
  }
}

/** As the browser would send the form, without what is empty or stands at its first choice. */
function addressOf(form: HTMLFormElement): string {
  const query = new URLSearchParams();
  for (const field of form.elements) {
    const isAtFirst = field instanceof HTMLSelectElement && field.selectedIndex === 0;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLSelectElement;
    if (isField && !isAtFirst && field.name !== '' && field.value.trim() !== '')
      query.append(field.name, field.value);
  }
  const text = query.toString();
  return text === '' ? form.action : `${form.action}?${text}`;
}

const say = (state: HTMLElement, text: string): void => state.replaceChildren(text);

function sayFailed(state: HTMLElement): void {
  const again = document.createElement('button');
  again.type = 'button';
  again.textContent = 'Search again';
  state.replaceChildren('The search got no answer. The stories below are those found before. ', again);
}
