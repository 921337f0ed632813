import { factsOf, type Fact } from './facts.ts';
import { isSiteAddress } from './to-href.ts';

export type Identity = {
  readonly id: string;
  readonly from: string;
  readonly others: readonly { readonly from: string; readonly value: string }[];
};

/** In UTF-16 code units, as every name of a source. */
const MAX_ID_LENGTH = 512;

/**
 * `--id`, else what the page states: the identifier of its JSON-LD, its canonical address; else the path. The
 * address of a whole site is no story's.
 */
export function findIdentity(
  facts: readonly Fact[],
  {
    id,
    path,
    toHref,
  }: {
    readonly id: string | undefined;
    readonly path: string;
    readonly toHref: (href: string) => string | undefined;
  },
): Identity {
  const urls = factsOf(facts, 'url').flatMap((fact): readonly Fact[] => {
    const value = toHref(fact.value);
    return value === undefined || isSiteAddress(value) ? [] : [{ ...fact, value }];
  });
  const stated = [...factsOf(facts, 'identifier').filter(({ value }) => !isSiteAddress(value)), ...urls];
  const usable = stated.filter(({ value }) => value.length <= MAX_ID_LENGTH);
  const all = [
    ...(id === undefined ? [] : [{ from: '--id', value: id }]),
    ...usable,
    { from: 'path', value: path },
  ];
  const [first = { from: 'path', value: path }, ...others] = all.map(({ from, value }) => ({ from, value }));
  return { id: first.value, from: first.from, others: others.filter(({ from }) => from !== 'path') };
}
