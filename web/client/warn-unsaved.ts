/** Leaving a form in which something was typed asks first. A form that came back with what was typed counts as typed in. */
export function warnUnsaved(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('form[data-unsaved]');
  if (form === null) return;
  let isTyped = form.dataset['unsaved'] === 'typed';
  form.addEventListener('input', () => {
    isTyped = true;
  });
  form.addEventListener('submit', () => {
    isTyped = false;
  });
  addEventListener('beforeunload', (event) => {
    if (isTyped) event.preventDefault();
  });
}
