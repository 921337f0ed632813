const STEPS: Readonly<Record<string, string>> = { ArrowLeft: 'before', ArrowRight: 'after' };

/** On pages that stand in a row, the arrow keys follow the links to the one before and the one after. */
export function stepPages(page: Document): (event: KeyboardEvent) => (() => void) | undefined {
  const steps = page.querySelector('[data-steps]');
  return ({ key, shiftKey }) => {
    const name = shiftKey ? undefined : STEPS[key];
    const link = steps?.querySelector<HTMLAnchorElement>(`[data-step="${name ?? ''}"]`) ?? null;
    return link === null ? undefined : () => link.click();
  };
}
