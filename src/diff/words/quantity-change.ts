import { changedNumbers, coreOf } from './changed-numbers.ts';
import type { Edit } from './edit.ts';
import { isNumeric } from './scan-number.ts';
import type { Quantity } from './scan-quantities.ts';

/** Longer edits change more than what belongs to one number. */
const LONGEST = 24;
/** How far before an edit its number may stand, with a scale between them. */
const REACH = 16;
/** Of Han: so much of a unit may stand between them. */
const HAN_REACH = 4;

const FIRST_HAN = 0x2e80;

/** Whether the edit lies within one number and what belongs to it, and makes it more or less: 50 and 50多, 零下3 and 3, 5 kg and 5 g. */
export function isQuantityChange(edit: Edit): boolean {
  const { before, after, place, beforeText, afterText } = edit;
  if (beforeText.length > LONGEST || afterText.length > LONGEST) return false;
  const isNear = (text: string, start: number, end: number): boolean => {
    const reach = text.charCodeAt(start - 1) >= FIRST_HAN ? HAN_REACH : REACH;
    return isNumeric(text.slice(Math.max(0, start - reach), end + 1));
  };
  if (!isNear(before, place.b0, place.b1) || !isNear(after, place.a0, place.a1)) return false;
  const { old, fresh } = changedNumbers(edit, 'every');
  const [one, other] = [old[0], fresh[0]];
  if (one === undefined || other === undefined || old.length + fresh.length > 2) return false;
  const core = coreOf(edit);
  return holds(one, core.before) && holds(other, core.after) && isOther(one, other);
}

const holds = ({ start, end }: Quantity, [from, to]: readonly [number, number]): boolean =>
  start <= from && to <= end;

/** A unit that comes or goes is no other quantity: often it is told elsewhere. */
const isOther = (one: Quantity, other: Quantity): boolean =>
  written(one) !== written(other) || (one.unit !== '' && other.unit !== '' && one.unit !== other.unit);

/** Neither case nor the form of a minus sign makes another number. */
const written = ({ number }: Quantity): string => number.toLowerCase().replace('−', '-');
