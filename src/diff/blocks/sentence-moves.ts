import { queuesOf } from '../queues-of.ts';
import type { Range } from '../story-diff.ts';
import type { BlockDraft } from './block-draft.ts';
import { looseSentences, type LooseSentence } from './loose-sentences.ts';

/** A stretch of one side's text that is told as part of a move. */
export type Cut = { readonly range: Range; readonly moveId: string };

export type DraftCuts = { readonly before: readonly Cut[]; readonly after: readonly Cut[] };

export type FoundMove = {
  readonly moveId: string;
  readonly gone: LooseSentence;
  readonly come: LooseSentence;
};

export type SentenceMoves = {
  readonly moves: readonly FoundMove[];
  readonly cutsOf: (draft: number) => DraftCuts;
};

const NO_CUTS: DraftCuts = { before: [], after: [] };

/** Whole sentences that vanished at one place and appear, the same to the letter, at another. `nextId` numbers the moves. */
export function findSentenceMoves(drafts: readonly BlockDraft[], nextId: () => string): SentenceMoves {
  const { gone, come } = looseSentences(drafts);
  if (gone.length * come.length === 0) return { moves: [], cutsOf: () => NO_CUTS };
  const waiting = queuesOf(gone, ({ text }) => text);
  const moves = come.flatMap((sentence) => {
    const source = gone[waiting.get(sentence.text)?.pop() ?? -1];
    if (source === undefined) return [];
    return { moveId: nextId(), ...withSpace(drafts, source, sentence) };
  });
  return { moves, cutsOf: cutsByDraft(moves) };
}

/** The white space after a sentence moves with it where it is the same at both places. */
function withSpace(drafts: readonly BlockDraft[], gone: LooseSentence, come: LooseSentence) {
  const [old, fresh] = [drafts[gone.draft]?.beforeText ?? '', drafts[come.draft]?.afterText ?? ''];
  const space = spaceAfter(old, gone.range[1]);
  if (space === '' || space !== spaceAfter(fresh, come.range[1])) return { gone, come };
  const longer = (sentence: LooseSentence): LooseSentence => ({
    ...sentence,
    range: [sentence.range[0], sentence.range[1] + space.length],
    text: sentence.text + space,
  });
  return { gone: longer(gone), come: longer(come) };
}

const SPACES = /[^\S\n]*/uy;

function spaceAfter(text: string, place: number): string {
  SPACES.lastIndex = place;
  return SPACES.exec(text)?.[0] ?? '';
}

function cutsByDraft(moves: readonly FoundMove[]): SentenceMoves['cutsOf'] {
  const cuts = new Map<number, { before: Cut[]; after: Cut[] }>();
  const of = (draft: number): { before: Cut[]; after: Cut[] } => {
    const known = cuts.get(draft) ?? { before: [], after: [] };
    cuts.set(draft, known);
    return known;
  };
  for (const { moveId, gone, come } of moves) {
    of(gone.draft).before.push({ range: gone.range, moveId });
    of(come.draft).after.push({ range: come.range, moveId });
  }
  for (const { before, after } of cuts.values()) {
    before.sort(byStart);
    after.sort(byStart);
  }
  return (draft) => cuts.get(draft) ?? NO_CUTS;
}

const byStart = (one: Cut, other: Cut): number => one.range[0] - other.range[0];
