import { commonPrefix } from '../same-value.ts';
import type { ChangeClass } from '../story-diff.ts';
import { sidesOf, type Edit } from './edit.ts';
import { isNameChange } from './name-change.ts';
import { isNumberChange } from './number-change.ts';
import { changeOfForm, isBlank, withoutSpace } from './plain-text.ts';
import { isTypo } from './typo.ts';

/** Edits longer than this on a side are no typing error and no change of a number or name alone. */
const LONGEST = 400;

/**
 * What kind of edit it is. First what readers may not even see: white space, punctuation, case (all else being equal).
 * Then the most material: a number, before all words inside quotation marks; then names, typing errors of single words
 * (Damerau ≤ 2, never of Han). Whatever is none of these is wording.
 */
export function classify(edit: Edit): ChangeClass {
  const { beforeText, afterText } = edit;
  if (beforeText.length > LONGEST || afterText.length > LONGEST) return classOfLong(edit);
  const isWords = isOfWords(beforeText, afterText);
  if (!isWords && withoutSpace(beforeText) === withoutSpace(afterText)) return 'whitespace';
  const sides = sidesOf(edit);
  if (isNumberChange(edit, sides)) return 'number';
  if (!isWords) {
    const form = changeOfForm(beforeText, afterText);
    if (form !== undefined) return form;
  }
  if (edit.isQuoted()) return 'quote';
  if (isNameChange(edit, sides)) return 'name';
  return isTypo(sides) ? 'typo' : 'wording';
}

function classOfLong({ beforeText, afterText, isQuoted }: Edit): ChangeClass {
  if (isBlank(beforeText) && isBlank(afterText)) return 'whitespace';
  return isQuoted() ? 'quote' : 'wording';
}

/**
 * Seen without much work: one side is nothing and the other one has a letter, or at the first place where they differ stand
 * two letters that no case makes equal, or one side has ended before a letter. Then they differ in more than white space,
 * punctuation and case.
 */
function isOfWords(before: string, after: string): boolean {
  if (before === '' || after === '') return LETTER.test(before) || LETTER.test(after);
  const place = commonPrefix(before, after);
  const [old, fresh] = [before.charCodeAt(place), after.charCodeAt(place)];
  if (Number.isNaN(old)) return isPlain(fresh);
  if (Number.isNaN(fresh)) return isPlain(old);
  return isPlain(old) && isPlain(fresh) && (old | CASE) !== (fresh | CASE);
}

const LETTER = /[\p{L}\p{N}]/u;

/** The bit in which capital and small letters of ASCII differ. */
const CASE = 0x20;

/** A letter of ASCII or a Han character: never white space, a mark, or half of something. */
const isPlain = (unit: number): boolean =>
  ((unit | CASE) >= 0x61 && (unit | CASE) <= 0x7a) || (unit >= 0x4e00 && unit <= 0x9fff);
