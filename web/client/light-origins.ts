/** Where words stand by origin: pointing at a revision of the list, or coming to it by key, picks out its words. */
export function lightOrigins(page: Document): void {
  const text = page.querySelector('.blamed');
  if (text === null || text.classList.contains('picking')) return;
  let lit: string | null = null;
  const light = (event: Event): void => {
    const line = event.target instanceof Element ? event.target.closest('[data-lights]') : null;
    const revision = line?.getAttribute('data-lights') ?? null;
    if (revision === lit) return;
    lit = revision;
    text.classList.toggle('picking', lit !== null);
    for (const words of text.querySelectorAll('[data-origin]'))
      words.classList.toggle('lit', words.getAttribute('data-origin') === lit);
  };
  for (const name of ['pointerover', 'focusin']) page.addEventListener(name, light);
}
