const KEY = 'stet-place';

type Place = {
  readonly path: string;
  readonly y: number;
  readonly id: string;
  readonly top: number;
  readonly focus: string;
};

/** Stepping to the next revision leaves the reader where they were: at the same block, else as far down. */
export function keepPlace(page: Document): void {
  if (page.querySelector('.comparison') === null) return;
  restore(page);
  for (const link of page.querySelectorAll<HTMLAnchorElement>('.steps a, .parts a'))
    link.addEventListener('click', () => rememberPlace(page));
  page.querySelector('[data-picker]')?.addEventListener('submit', () => rememberPlace(page));
}

function rememberPlace(page: Document): void {
  const block = [...page.querySelectorAll<HTMLElement>('[data-diff] [id]')].find(
    (element) => element.checkVisibility() && element.getBoundingClientRect().bottom > 120,
  );
  const place: Place = {
    path: location.pathname,
    y: scrollY,
    id: block?.id ?? '',
    top: block?.getBoundingClientRect().top ?? 0,
    focus: page.activeElement?.id ?? '',
  };
  sessionStorage.setItem(KEY, JSON.stringify(place));
}

function restore(page: Document): void {
  const kept = sessionStorage.getItem(KEY);
  sessionStorage.removeItem(KEY);
  if (kept === null || location.hash !== '') return;
  const { path, y, id, top, focus } = JSON.parse(kept) as Place;
  if (path !== location.pathname) return;
  if (focus !== '') page.getElementById(focus)?.focus({ preventScroll: true });
  const block = id === '' || y < 200 ? null : page.getElementById(id);
  const target = block?.checkVisibility() === true ? scrollY + block.getBoundingClientRect().top - top : y;
  scrollTo({ top: target, behavior: 'instant' });
}
