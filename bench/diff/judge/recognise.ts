import type { BlockChange, StoryDiff } from '../../../src/diff/story-diff.ts';
import { placedSpans } from '../engines/stet.ts';
import type { Edit } from '../generate/edit.ts';
import { textOf } from '../generate/grammar.ts';
import type { Pair } from '../generate/pairs.ts';
import type { Revision } from '../generate/render.ts';

/** Whether what was done at one place is told as what it is. */
export type Recognised = {
  readonly kind: Edit['kind'];
  readonly language: string;
  readonly isRecognised: boolean;
};

/** Of each edit of the pair that has a place to look at. */
export function recognise(pair: Pair, diff: StoryDiff): readonly Recognised[] {
  const looker: Looker = { pair, diff, spans: placedSpans(diff, pair) };
  return pair.edits.flatMap((edit) => {
    const isRecognised = look(looker, edit);
    return isRecognised === undefined || !('language' in edit)
      ? []
      : [{ kind: edit.kind, language: edit.language, isRecognised }];
  });
}

type Looker = {
  readonly pair: Pair;
  readonly diff: StoryDiff;
  readonly spans: ReturnType<typeof placedSpans>;
};

function look(looker: Looker, edit: Edit): boolean | undefined {
  switch (edit.kind) {
    case 'typo':
    case 'number':
    case 'name':
    case 'punctuation':
      return hasClass(looker, edit);
    case 'paragraph-moved':
    case 'paragraph-moved-edited':
      return isMoved(looker, edit.paragraph);
    case 'paragraph-split':
    case 'paragraph-merged':
      return isSplitOrMerged(looker, edit);
    case 'sentence-moved':
      return isSentenceMoved(looker, edit.sentence);
    default:
      return undefined;
  }
}

type Replacing = Extract<Edit, { before: unknown }>;

/** Every change that touches the place has the class, and there is one; a name is shown whole on both sides. */
function hasClass({ pair, spans }: Looker, { kind, before, after }: Replacing): boolean {
  const [from, to] = [placeOf(pair.before, before), placeOf(pair.after, after)];
  const touching = spans.filter(
    ({ op, before: old, after: fresh }) => op !== 'equal' && (touches(old, from) || touches(fresh, to)),
  );
  const isWhole = touching.some(
    ({ before: old, after: fresh }) => contains(old, from) && contains(fresh, to),
  );
  return touching.length > 0 && touching.every((span) => span.class === kind) && (kind !== 'name' || isWhole);
}

type Place = readonly [number, number];

function placeOf({ ids }: Revision, [from, to]: Place): Place {
  const start = to > from ? ids.indexOf(from) : -1;
  return start < 0 ? [0, 0] : [start, start + to - from];
}

const touches = ([start, end]: Place, [from, to]: Place): boolean => start < to && from < end;
const contains = ([start, end]: Place, [from, to]: Place): boolean => start <= from && to <= end;

const keysOf = ({ story }: Revision): readonly number[] => story.paragraphs.map(({ key }) => key);

/** The block is one with itself, and either it or everything that stayed and that it passed is told as moved. */
function isMoved({ pair, diff }: Looker, key: number): boolean {
  const from = keysOf(pair.before).indexOf(key);
  const to = keysOf(pair.after).indexOf(key);
  const own = diff.blocks.find((change) => isOne(change, from, to));
  if (own === undefined) return false;
  if (own.moveId !== undefined) return true;
  return passedBy(pair, key).every((other) => {
    const [a, b] = [keysOf(pair.before).indexOf(other), keysOf(pair.after).indexOf(other)];
    return diff.blocks.some((change) => change.moveId !== undefined && isOne(change, a, b));
  });
}

const isOne = ({ before, after }: BlockChange, from: number, to: number): boolean =>
  before.some(({ index }) => index === from) && after.some(({ index }) => index === to);

/** Keys of the blocks that stood on its one side and stand on its other. */
function passedBy(pair: Pair, key: number): readonly number[] {
  const [old, fresh] = [keysOf(pair.before), keysOf(pair.after)];
  const isBefore = (keys: readonly number[], other: number): boolean =>
    keys.indexOf(other) < keys.indexOf(key);
  return old.filter((other) => fresh.includes(other) && isBefore(old, other) !== isBefore(fresh, other));
}

type SplitOrMerge = Extract<Edit, { whole: number }>;

function isSplitOrMerged({ pair, diff }: Looker, { kind, whole, parts }: SplitOrMerge): boolean {
  const isSplit = kind === 'paragraph-split';
  const [wholeSide, partsSide] = isSplit ? [pair.before, pair.after] : [pair.after, pair.before];
  const one = keysOf(wholeSide).indexOf(whole);
  const several = parts.map((key) => keysOf(partsSide).indexOf(key)).join();
  return diff.blocks.some((change) => {
    if (change.kind !== (isSplit ? 'split' : 'merged')) return false;
    const [ofWhole, ofParts] = isSplit ? [change.before, change.after] : [change.after, change.before];
    return ofWhole[0]?.index === one && ofParts.map(({ index }) => index).join() === several;
  });
}

function isSentenceMoved({ pair, diff }: Looker, key: number): boolean {
  const [from, to] = [paragraphOf(pair.before, key), paragraphOf(pair.after, key)];
  const sentence = pair.after.story.paragraphs[to]?.sentences.find((one) => one.key === key);
  const text = textOf(sentence?.units ?? []);
  return diff.sentenceMoves.some(
    (move) => move.before.block === from && move.after.block === to && move.text.trim() === text,
  );
}

const paragraphOf = ({ story }: Revision, sentence: number): number =>
  story.paragraphs.findIndex(({ sentences }) => sentences.some(({ key }) => key === sentence));
