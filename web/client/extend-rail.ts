/** Earlier acts come into the rail in place, so that two of any age can be picked. Without this the link leads to their own page. */
export function extendRail(page: Document): void {
  const rail = page.querySelector<HTMLFormElement>('[data-rail]');
  if (rail === null) return;
  rail.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-rail-more]') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void extend(rail, link);
  });
  rail.addEventListener('change', () => {
    keepOrder(rail);
  });
}

async function extend(rail: HTMLFormElement, link: HTMLAnchorElement): Promise<void> {
  if (link.getAttribute('aria-busy') === 'true') return;
  link.setAttribute('aria-busy', 'true');
  try {
    const answer = await fetch(link.href);
    const found = new DOMParser()
      .parseFromString(await answer.text(), 'text/html')
      .querySelector('[data-rail]');
    if (!answer.ok || found === null) throw new Error('no rail');
    append(rail, link, found);
  } catch {
    location.assign(link.href);
  }
}

function append(rail: HTMLFormElement, link: HTMLAnchorElement, found: Element): void {
  for (const radio of found.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
    radio.checked = false;
    radio.removeAttribute('checked');
  }
  const days = [...found.querySelectorAll('.rail-day')];
  const next = found.querySelector('[data-rail-more]');
  const holder = link.closest('.more') ?? link;
  rail.classList.add('extended');
  holder.before(...days);
  if (next === null) holder.remove();
  else link.replaceWith(next);
  const first = days[0]?.querySelector<HTMLElement>('.what a');
  first?.focus();
  keepOrder(rail);
}

/** As in MediaWiki's histories: what is compared from is older than what it is compared to. */
function keepOrder(rail: HTMLFormElement): void {
  const chosen = new FormData(rail);
  const [from, to] = [Number(chosen.get('from')), Number(chosen.get('to'))];
  for (const radio of rail.querySelectorAll<HTMLInputElement>('input[type="radio"]')) {
    const number = Number(radio.value);
    const isWrong = radio.name === 'from' ? number >= to : number <= from;
    radio.closest('label')?.classList.toggle('out-of-order', isWrong);
  }
}
