import { commonEnds } from '../same-value.ts';
import type { Range } from '../story-diff.ts';
import { scanQuantities, type NumberKinds, type Quantity } from './scan-quantities.ts';
import type { TextEdit } from './text-edit.ts';

/** Both texts whole, and the place of an edit in them. */
export type PlacedEdit = {
  readonly before: string;
  readonly after: string;
  readonly place: Readonly<TextEdit>;
};

export type ChangedNumbers = { readonly old: readonly Quantity[]; readonly fresh: readonly Quantity[] };

/** How far around an edit a number is looked at: longer ones are cut short. */
const REACH = 24;

/** The numbers that an edit touches, whole also where it changed a part of them; what both sides begin or end with is no part of it. */
export function changedNumbers(edit: PlacedEdit, kinds: NumberKinds): ChangedNumbers {
  const { before, after } = edit;
  const core = coreOf(edit);
  const olds = scanQuantities(before, around(before, core.before), kinds);
  const news = scanQuantities(after, around(after, core.after), kinds);
  const [old, fresh] = [reachOf(olds, core.before), reachOf(news, core.after)];
  const reach = { ahead: Math.max(old.ahead, fresh.ahead), behind: Math.max(old.behind, fresh.behind) };
  return {
    old: touched(olds, widened(core.before, reach)),
    fresh: touched(news, widened(core.after, reach)),
  };
}

/** What differs within the edit. */
export function coreOf({ before, after, place: { b0, b1, a0, a1 } }: PlacedEdit): {
  readonly before: Range;
  readonly after: Range;
} {
  const { head, tail } = commonEnds(before.slice(b0, b1), after.slice(a0, a1));
  return { before: [b0 + head, b1 - tail], after: [a0 + head, a1 - tail] };
}

const around = (text: string, [start, end]: Range): Range => [
  Math.max(0, start - REACH),
  Math.min(text.length, end + REACH),
];

type Reach = { readonly ahead: number; readonly behind: number };

/** How far the numbers in it reach out of a stretch: as far they reach on the other side, where the same stands around it. */
function reachOf(quantities: readonly Quantity[], core: Range): Reach {
  const inside = touched(quantities, core);
  const [first, last] = [inside[0], inside.at(-1)];
  if (first === undefined || last === undefined) return { ahead: 0, behind: 0 };
  return { ahead: Math.max(0, core[0] - first.start), behind: Math.max(0, last.end - core[1]) };
}

const widened = ([start, end]: Range, { ahead, behind }: Reach): Range => [start - ahead, end + behind];

/** Those that share a character with the stretch; of an empty one, those that it stands within. */
const touched = (quantities: readonly Quantity[], [from, to]: Range): readonly Quantity[] =>
  quantities.filter(({ start, end }) => start < to && end > from);
