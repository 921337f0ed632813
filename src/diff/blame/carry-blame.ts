import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import {
  isSameBlocks,
  type BlameStep,
  type Piece,
  type SentencePieces,
  type TextKey,
  type TextSource,
} from './blame-step.ts';
import { lengthOfRuns, pushRun, pushSlice, sliceRuns, type OriginRuns } from './origin-runs.ts';
import { toBlameStep } from './to-blame-step.ts';

/** Where every character of one text comes from. Plain but for the index of what vanished. */
export type BlameState = {
  readonly blocks: readonly OriginRuns[];
  /** By the keys of `fieldTextsOf`. */
  readonly fields: Readonly<Record<string, OriginRuns>>;
  /** What stood once and doesn't now, by the hash of each sentence, so that what comes back has its old origins. */
  readonly vanished: ReadonlyMap<string, OriginRuns>;
};

export const NO_BLAME: BlameState = { blocks: [], fields: {}, vanished: new Map() };

/** So many vanished sentences are remembered, a whole text of short lines; the one that vanished first is forgotten first. */
const MOST_VANISHED = 150_000;

/**
 * The origins after one more revision. What stayed, wherever in the text, keeps its origin; what comes back gets the one it had; the rest
 * is this revision's. `diff` leads to `after` from the text that `before` speaks of.
 */
export const carryBlame = (
  before: BlameState,
  diff: StoryDiff,
  { after, revision }: { readonly after: Content; readonly revision: number },
): BlameState => foldBlame(before, [{ step: toBlameStep(diff, after), revision }]);

/** One revision's step, and the number that its new words are known by. */
export type BlameEntry = { readonly step: BlameStep; readonly revision: number };

/** The origins after several revisions, in their order. */
export function foldBlame(before: BlameState, entries: Iterable<BlameEntry>): BlameState {
  const vanished = new Map(before.vanished);
  let texts: Texts = before;
  for (const { step, revision } of entries) {
    for (const [from, start, length, hash] of step.gone ?? [])
      remember(vanished, hash, sliceRuns(runsAt(texts, from), [start, start + length]));
    const origin = step.firstObserved === true ? -revision : revision;
    texts = applyStep(step, { before: texts, vanished, origin });
  }
  return { ...texts, vanished };
}

type Texts = Pick<BlameState, 'blocks' | 'fields'>;
type Source = {
  readonly before: Texts;
  readonly vanished: BlameState['vanished'];
  /** Of what is new. */
  readonly origin: number;
};

function remember(vanished: Map<string, OriginRuns>, hash: string, runs: OriginRuns): void {
  // Put anew, so that a Map's order of insertion is that of vanishing.
  vanished.delete(hash);
  // A copy is as long as it need be; a list that grew keeps room for seventeen.
  vanished.set(hash, runs.slice());
  if (vanished.size <= MOST_VANISHED) return;
  for (const oldest of vanished.keys()) {
    vanished.delete(oldest);
    return;
  }
}

const runsAt = ({ blocks, fields }: Texts, key: TextKey): OriginRuns =>
  (typeof key === 'number' ? blocks[key] : fields[key]) ?? [];

function applyStep(step: BlameStep, source: Source): Texts {
  const blocks = step.blocks.flatMap((block) =>
    isSameBlocks(block)
      ? source.before.blocks.slice(block[0], block[0] + block[1])
      : [originsOf(block, source)],
  );
  if (step.fields === undefined) return { blocks, fields: source.before.fields };
  const fields = new Map(Object.entries(source.before.fields));
  for (const [key, text] of Object.entries(step.fields)) {
    if (text === null) fields.delete(key);
    else fields.set(key, originsOf(text, source));
  }
  return { blocks, fields: Object.fromEntries(fields) };
}

function originsOf(text: TextSource, source: Source): OriginRuns {
  const runs: number[] = [];
  for (const sentence of text) pushSentence(runs, sentence, source);
  return runs;
}

function pushSentence(runs: number[], [hash, length, ...pieces]: SentencePieces, source: Source): void {
  const known = hash === '' ? undefined : source.vanished.get(hash);
  const fresh: number[] = [];
  for (const piece of pieces) pushOrigins(fresh, piece, source);
  if (known === undefined || lengthOfRuns(known) !== length) return pushSlice(runs, fresh, [0, Infinity]);
  pushSlice(runs, known, [0, Infinity]);
  pushSlice(runs, fresh, [length, Infinity]);
}

function pushOrigins(runs: number[], piece: Piece, { before, origin }: Source): void {
  if (typeof piece === 'number') pushRun(runs, piece, origin);
  else pushSlice(runs, runsAt(before, piece[0]), [piece[1], piece[1] + piece[2]]);
}
