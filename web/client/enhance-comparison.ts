/** What a comparison offers beyond reading: its address to copy, folds that open together and on paper, and links into folds. */
export function enhanceComparison(page: Document): void {
  if (page.querySelector('.comparison') === null) return;
  addCopyButton(page);
  addFoldButton(page);
  addEventListener('beforeprint', () => {
    setFolds(page, 'open');
  });
}

function addCopyButton(page: Document): void {
  const link = page.querySelector<HTMLElement>('[data-copy]');
  if (link === null) return;
  const button = newButton('Copy the address');
  button.addEventListener('click', () => {
    void navigator.clipboard.writeText(link.dataset['copy'] ?? '').then(
      () => {
        button.textContent = 'Copied';
      },
      () => {
        button.textContent = 'Copying is not allowed here';
      },
    );
  });
  link.after(' ', button);
}

function addFoldButton(page: Document): void {
  const place = page.querySelector('[data-for-folds]');
  if (place === null || page.querySelector('[data-diff] .diff-fold') === null) return;
  const button = newButton('Open all folds');
  button.addEventListener('click', () => {
    const isOpen = button.getAttribute('aria-pressed') === 'true';
    setFolds(page, isOpen ? 'closed' : 'open');
    button.setAttribute('aria-pressed', String(!isOpen));
  });
  button.setAttribute('aria-pressed', 'false');
  button.className = 'open-folds';
  place.append(button);
}

function newButton(words: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = words;
  return button;
}

function setFolds(page: Document, state: 'open' | 'closed'): void {
  for (const fold of page.querySelectorAll<HTMLDetailsElement>('[data-diff] details'))
    fold.open = state === 'open';
}
