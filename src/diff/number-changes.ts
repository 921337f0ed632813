import { joinedText } from './joined-text.ts';
import type { BlockChange, FieldChange, Range, Span, StoryDiff } from './story-diff.ts';
import { changedNumbers, type ChangedNumbers } from './words/changed-numbers.ts';
import { isNumeric } from './words/scan-number.ts';
import type { Quantity } from './words/scan-quantities.ts';

/** Numbers that became others, `12 → 19`, `3 million → 3 billion`: each by its own edit, in the order of the text, the same change once. */
export function numberChanges({ fields, blocks }: StoryDiff): readonly string[] {
  const texts: EditedText[] = fields.flatMap(textsOfField);
  for (const block of blocks)
    if (block.spans?.some(mayPair) === true) texts.push(textOfBlock(block.spans, block));
  if (texts.length === 0) return [];
  const changes = new Set<string>();
  const became = new Map<string, string>();
  for (const text of texts) {
    const edits = editsOf(text);
    const spare = countsOf(
      edits.filter(({ old, fresh }) => old.length !== fresh.length).flatMap(({ fresh }) => bare(fresh)),
    );
    for (const [old, fresh] of edits.flatMap(pairsOf)) {
      const known = became.get(old) ?? fresh;
      became.set(old, known);
      // “13 dead” became “14 dead” above: where “All 46 are found: 14 dead” replaced “13 dead”, 13 became 14 again and not 46.
      const left = known === fresh ? 0 : (spare.get(known) ?? 0);
      if (left > 0) spare.set(known, left - 1);
      changes.add(`${old} → ${left > 0 ? known : fresh}`);
    }
  }
  return [...changes];
}

function countsOf(items: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(item, (counts.get(item) ?? 0) + 1);
  return counts;
}

/** The offsets of the spans are those of the two texts. */
type EditedText = { readonly spans: readonly Span[]; readonly before: string; readonly after: string };

function textsOfField({ before, after, spans, items = [] }: FieldChange): readonly EditedText[] {
  const isText = spans?.some(mayPair) === true && typeof before === 'string' && typeof after === 'string';
  const parts = items.flatMap((item) => item.parts ?? []);
  return [
    ...(isText ? [{ spans, before, after }] : []),
    ...parts.map(({ spans: ofPart = [], before: old = '', after: fresh = '' }) => ({
      spans: ofPart,
      before: old,
      after: fresh,
    })),
  ];
}

const textOfBlock = (spans: readonly Span[], { before, after }: BlockChange): EditedText => ({
  spans,
  before: joinedText(before),
  after: joinedText(after),
});

const isOfNumbers = (span: Span): boolean => span.class === 'number';

/** Cheap, and true of every edit that changed a number: most edits have none at all. */
const mayPair = (span: Span): boolean =>
  isEdit(span) &&
  (isOfNumbers(span) || (isNumeric(span.beforeText ?? '') && isNumeric(span.afterText ?? '')));

const isEdit = ({ op, moveId }: Span): boolean => op !== 'equal' && moveId === undefined;

/** What each edit did to numbers, none when no old one has a new one to be paired with. */
function editsOf({ spans, before, after }: EditedText): readonly ChangedNumbers[] {
  if (!spans.some(mayPair)) return [];
  return spans
    .filter((span) => isEdit(span) && (isOfNumbers(span) || isNumeric(span.afterText ?? '')))
    .map((span) => {
      const [[b0, b1], [a0, a1]] = [span.before, span.after];
      if (isWhole(before, span.before) && isWhole(after, span.after)) return plainNumbers(span);
      const edit = { before, after, place: { b0, b1, a0, a1 } };
      return changedNumbers(edit, isOfNumbers(span) ? 'every' : 'sure');
    });
}

const DIGITS = /^\d[\d.,:]*$/;

/** Nothing beside the digits belongs to the number but a unit, which stays: seen without looking for what might. */
const isWhole = (text: string, [start, end]: Range): boolean =>
  DIGITS.test(text.slice(start, end)) &&
  isApart(text.charAt(start - 1), 'ahead') &&
  isApart(text.charAt(end), 'behind');

/** Han that makes another number of what it stands beside. */
const PARTS = { ahead: '下第期拜週周數数幾几', behind: '成多餘余半' };

const isApart = (character: string, side: keyof typeof PARTS): boolean =>
  character === '' ||
  character === ' ' ||
  (character >= '\u3001' &&
    character < '\ua000' &&
    !PARTS[side].includes(character) &&
    !isNumeric(character));

function plainNumbers({ before, after, beforeText = '', afterText = '' }: Span): ChangedNumbers {
  const quantity = ([start, end]: Range, number: string): Quantity => ({
    start,
    end,
    number,
    scaled: number,
    whole: number,
    scale: '',
    unit: '',
  });
  return { old: [quantity(before, beforeText)], fresh: [quantity(after, afterText)] };
}

type NumberPair = readonly [old: string, fresh: string];

function pairsOf({ old, fresh }: ChangedNumbers): readonly NumberPair[] {
  const [first, other] = [old[0], fresh[0]];
  if (first === undefined || other === undefined) return [];
  if (old.length !== fresh.length) return [[bare(old).join(', '), bare(fresh).join(', ')]];
  return old.flatMap((quantity, index): readonly NumberPair[] => {
    const next = fresh[index] ?? other;
    const pair = [told(quantity, next), told(next, quantity)] as const;
    return pair[0] === pair[1] ? [] : [pair];
  });
}

const bare = (quantities: readonly Quantity[]): readonly string[] => quantities.map(({ number }) => number);

/** The unit is told where the unit is what changed. */
function told({ number, scaled, whole, scale, unit }: Quantity, other: Quantity): string {
  if (unit !== other.unit) return whole;
  return scale === other.scale ? number : scaled;
}
