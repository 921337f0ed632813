import type { TextEdit } from './text-edit.ts';

/** More edits of one text than this nobody reads one by one, and each costs time in every view. */
const MOST_EDITS = 20_000;

type Texts = { readonly before: string; readonly after: string };

/** Joins neighbours where there are too many edits; the same list where there aren't. Never over a line feed: it may be a block's end. */
export function limitEdits(texts: Texts, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length <= MOST_EDITS) return edits;
  const perGroup = Math.ceil(edits.length / MOST_EDITS);
  const joined: TextEdit[] = [];
  for (const [index, edit] of edits.entries()) {
    const last = joined.at(-1);
    const isFirst = index % perGroup === 0;
    if (last === undefined || isFirst || reachesOver(texts, last, edit)) joined.push({ ...edit });
    else [last.b1, last.a1] = [edit.b1, edit.a1];
  }
  return joined;
}

/** Whether a line feed stands in one of the two or between them. */
const reachesOver = ({ before, after }: Texts, last: TextEdit, next: TextEdit): boolean =>
  before.slice(last.b0, next.b1).includes('\n') || after.slice(last.a0, next.a1).includes('\n');
