import type { ChangeClass } from '../story-diff.ts';
import type { Edit } from './edit.ts';
import { isNameChange } from './name-change.ts';
import { isNumberChange } from './number-change.ts';
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
  if (isBlank(beforeText) && isBlank(afterText)) return 'whitespace';
  if (beforeText.length > LONGEST || afterText.length > LONGEST) return edit.isQuoted() ? 'quote' : 'wording';
  if (squeeze(beforeText) === squeeze(afterText)) return 'whitespace';
  if (isNumberChange(edit)) return 'number';
  const [old, fresh] = [lettersOf(beforeText), lettersOf(afterText)];
  if (old === fresh) return 'punctuation';
  if (old.toLowerCase() === fresh.toLowerCase()) return 'case';
  if (edit.isQuoted()) return 'quote';
  if (isNameChange(edit)) return 'name';
  return isTypo(beforeText, afterText) ? 'typo' : 'wording';
}

/** White space, and characters that can't be seen. */
const BLANK = /^[\s\p{Cf}]*$/u;
const isBlank = (text: string): boolean => BLANK.test(text);

const squeeze = (text: string): string => text.replace(/[\s\p{Cf}]+/gu, '');

/** What is no white space and no punctuation: currency signs and the like say something. */
const lettersOf = (text: string): string => text.replace(/[\s\p{Cf}\p{P}]+/gu, '');
