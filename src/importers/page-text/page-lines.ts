import type { TrimmedSpace } from '../import-report.ts';

/** One line of a page that has a visible character. `number` counts all lines from 1. */
export type PageLine = { readonly number: number; readonly raw: string; readonly text: string };

const LINE_BREAK = /\r\n|[\n\r\u2028\u2029]/u;
/** White space, and signs without a form: such a line looks empty. */
const INVISIBLE = /^[\s\p{Cf}\p{Cc}]*$/u;

export const toPageLines = (text: string): readonly PageLine[] =>
  text.split(LINE_BREAK).flatMap((raw, index): PageLine[] => {
    return INVISIBLE.test(raw) ? [] : [{ number: index + 1, raw, text: raw.trim() }];
  });

/** The white space at the edges of the text, by kind, in the order of its first occurrence. */
export function listTrimmed(line: number, raw: string): readonly TrimmedSpace[] {
  const edges = raw.slice(0, raw.length - raw.trimStart().length) + raw.slice(raw.trimEnd().length);
  const counts = new Map<string, number>();
  for (const character of edges) {
    const codePoint = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    counts.set(codePoint, (counts.get(codePoint) ?? 0) + 1);
  }
  return [...counts].map(([codePoint, count]) => ({ line, codePoint, count }));
}
