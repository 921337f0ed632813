import type { FieldSource } from '../import-report.ts';
import { factsOf, type Fact, type FactField } from './facts.ts';

export type Chosen = { readonly values: readonly string[]; readonly source?: FieldSource | undefined };

/** The statements of the first source that says anything of a field, and what the other sources say. */
export function chooseFacts(facts: readonly Fact[], field: FactField): Chosen {
  const stated = factsOf(facts, field);
  const from = stated[0]?.from;
  if (from === undefined) return { values: [] };
  const own = stated.filter((fact) => fact.from === from);
  const values = unique(own.map(({ value }) => value));
  return {
    values,
    source: toFieldSource(field, [
      { from, value: values.join(', ') },
      ...stated.filter((fact) => fact.from !== from),
    ]),
  };
}

export const toFieldSource = (
  field: string,
  [winner, ...others]: readonly { readonly from: string; readonly value: string }[],
): FieldSource | undefined =>
  winner === undefined
    ? undefined
    : { field, from: winner.from, others: others.map(({ from, value }) => ({ from, value })) };

export const unique = (values: readonly string[]): readonly string[] => [...new Set(values)];

/** One text that names several things is taken apart, at white space only where words have none; several texts name one each. */
export function splitList(values: readonly string[]): readonly string[] {
  const [single = ''] = values;
  const separator =
    /[,;、，；]/u.test(single) || !/^[\p{Script=Han}\s]+$/u.test(single) ? /[,;、，；]/u : /\s+/u;
  const parts = values.length === 1 ? single.split(separator) : values;
  return unique(parts.map((part) => part.trim()).filter((part) => part !== ''));
}
