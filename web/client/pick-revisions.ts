/** After the last key: then the comparison is asked for. */
const SETTLED_MS = 500;

/** Lays a slider over each list of revisions: arrow keys go through time, and the comparison follows. */
export function pickRevisions(page: Document): void {
  const form = page.querySelector<HTMLFormElement>('[data-picker]');
  if (form === null) return;
  for (const list of form.querySelectorAll('select')) addSlider(form, list);
}

function addSlider(form: HTMLFormElement, list: HTMLSelectElement): void {
  const options = [...list.options].filter(({ value }) => /^\d+$/.test(value));
  if (options.length < 2) return;
  const slider = document.createElement('input');
  slider.type = 'range';
  slider.id = `slide-${list.name}`;
  slider.min = '0';
  slider.max = String(options.length - 1);
  slider.setAttribute('aria-label', list.name === 'from' ? 'From revision' : 'To revision');
  const show = (): void => {
    slider.setAttribute('aria-valuetext', `revision ${options[slider.valueAsNumber]?.text.trim() ?? ''}`);
  };
  const toList = (): void => {
    slider.value = String(
      Math.max(
        0,
        options.findIndex(({ selected }) => selected),
      ),
    );
    show();
  };
  let waiting: number | undefined;
  slider.addEventListener('input', () => {
    const option = options[slider.valueAsNumber];
    if (option !== undefined) option.selected = true;
    show();
  });
  slider.addEventListener('change', () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      form.requestSubmit();
    }, SETTLED_MS);
  });
  list.addEventListener('change', toList);
  toList();
  list.after(slider);
}
