import type { IdChange } from './align-ids.ts';
import { CHARACTER, kindAt } from './character-kinds.ts';
import type { TextEdit } from './text-edit.ts';
import { gapStart, tokenStart, type TokenPair } from './token-pair.ts';
import { trimReplacement } from './trim-replacement.ts';

/** The edits of the texts: those of the tokens, and those of the white space between tokens that stay. */
export function toTextEdits(pair: TokenPair, changes: readonly IdChange[]): TextEdit[] {
  const edits: TextEdit[] = [];
  let [b, a] = [0, 0];
  for (const change of changes) {
    pushGapEdits(pair, { b0: b, b1: change.b0, a0: a, a1: change.a0 }, edits);
    pushTokenEdit(pair, change, edits);
    b = change.b1;
    a = change.a1;
  }
  const end = { b0: b, b1: pair.before.tokens.starts.length, a0: a, a1: pair.after.tokens.starts.length };
  pushGapEdits(pair, end, edits);
  if (isAtEnd(pair, changes)) return edits;
  pushEdit(pair, gapOf(pair, end.b1, end.a1), edits);
  return edits;
}

/** The white space after the last token belongs to a change that reaches so far. */
const isAtEnd = ({ before, after }: TokenPair, changes: readonly IdChange[]): boolean => {
  const last = changes.at(-1);
  return last?.b1 === before.tokens.starts.length && last.a1 === after.tokens.starts.length;
};

/** Of tokens that stay, all but the first one's gap, which the change before it holds. */
function pushGapEdits(pair: TokenPair, { b0, b1, a0 }: IdChange, edits: TextEdit[]): void {
  const first = b0 === 0 && a0 === 0 ? 0 : 1;
  for (let index = first; index < b1 - b0; index += 1) {
    const gap = gapOf(pair, b0 + index, a0 + index);
    if (!isEqual(pair, gap)) pushEdit(pair, gap, edits);
  }
}

const gapOf = ({ before, after }: TokenPair, b: number, a: number): TextEdit => ({
  b0: gapStart(before, b),
  b1: tokenStart(before, b),
  a0: gapStart(after, a),
  a1: tokenStart(after, a),
});

function isEqual({ before, after }: TokenPair, { b0, b1, a0, a1 }: TextEdit): boolean {
  if (b1 - b0 !== a1 - a0) return false;
  for (let index = 0; index < b1 - b0; index += 1) {
    if (before.text.charCodeAt(b0 + index) !== after.text.charCodeAt(a0 + index)) return false;
  }
  return true;
}

function pushTokenEdit(pair: TokenPair, change: IdChange, edits: TextEdit[]): void {
  const { before, after } = pair;
  const edit = {
    b0: gapStart(before, change.b0),
    b1: tokenStart(before, change.b1),
    a0: gapStart(after, change.a0),
    a1: tokenStart(after, change.a1),
  };
  trimSpace(pair, edit);
  trimReplacement(pair, change, edit);
  pushEdit(pair, edit, edits);
}

function pushEdit(pair: TokenPair, edit: TextEdit, edits: TextEdit[]): void {
  trimSpace(pair, edit);
  if (edit.b0 < edit.b1 || edit.a0 < edit.a1) edits.push(edit);
}

/** White space that stands at both ends of both sides stays. */
function trimSpace({ before, after }: TokenPair, edit: TextEdit): void {
  const isSame = (b: number, a: number): boolean =>
    before.text.charCodeAt(b) === after.text.charCodeAt(a) && kindAt(before.text, b) === CHARACTER.space;
  while (edit.b0 < edit.b1 && edit.a0 < edit.a1 && isSame(edit.b0, edit.a0)) {
    edit.b0 += 1;
    edit.a0 += 1;
  }
  while (edit.b1 > edit.b0 && edit.a1 > edit.a0 && isSame(edit.b1 - 1, edit.a1 - 1)) {
    edit.b1 -= 1;
    edit.a1 -= 1;
  }
}
