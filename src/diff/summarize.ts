import type { Block, Content } from '../domain/article/content.ts';
import { countedKinds, type CountedKinds } from './counted-kinds.ts';
import { diffContents } from './diff-contents.ts';
import { numberChanges } from './number-changes.ts';
import { ENGLISH } from './render/english.ts';
import type { Counted } from './render/phrases.ts';
import { QUOTE_COLUMNS, shorten } from './render/shorten.ts';
import type { ContentField, DiffStatistics, StoryDiff, Verdict } from './story-diff.ts';

/** What a revision changed, in a few figures: kept with the revision, shown in every list. */
export type ChangeSummary = {
  /**
   * `first`: there is no earlier text. `changed`. `unchanged`: only times moved, or nothing did. `unobserved`: nobody saw this text.
   */
  readonly kind: 'first' | 'changed' | 'unchanged' | 'unobserved';
  /** The earlier text wasn't observed: what changed can't be known. */
  readonly fromUnobserved?: true;
  readonly headlineChanged: boolean;
  readonly fieldsChanged: readonly ContentField[];
  readonly blocksInserted: number;
  readonly blocksDeleted: number;
  readonly blocksChanged: number;
  readonly blocksMoved: number;
  readonly blocksSplit: number;
  readonly blocksMerged: number;
  readonly sentencesMoved: number;
  /** Whether anything but form, spelling and place changed. */
  readonly verdict: Verdict;
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
  /** Numbers that became others, `12 → 19`, however small the edit: the first hundred, each in at most 80 columns. */
  readonly numbers: readonly string[];
  /** For people: `headline · 2 paragraphs · 12 → 19`. */
  readonly phrases: string;
  readonly capped?: true;
};

const SUMMARIES = ENGLISH.summaries;

const NOTHING: Omit<ChangeSummary, 'kind' | 'phrases' | 'verdict'> = {
  headlineChanged: false,
  fieldsChanged: [],
  blocksInserted: 0,
  blocksDeleted: 0,
  blocksChanged: 0,
  blocksMoved: 0,
  blocksSplit: 0,
  blocksMerged: 0,
  sentencesMoved: 0,
  wordsInserted: 0,
  wordsDeleted: 0,
  numbers: [],
};

/** `undefined`: there is no such text. `null`: nobody observed it. */
export type KnownText = Content | null | undefined;

export function summarizeChange(before: KnownText, after: Content | null): ChangeSummary {
  if (after === null)
    return { ...NOTHING, verdict: 'none', kind: 'unobserved', phrases: SUMMARIES.unobserved };
  if (before === undefined) return { ...NOTHING, verdict: 'none', kind: 'first', phrases: SUMMARIES.first };
  if (before === null) {
    return {
      ...NOTHING,
      verdict: 'substantive',
      kind: 'changed',
      fromUnobserved: true,
      phrases: SUMMARIES.firstObserved,
    };
  }
  return toSummary(diffContents(before, after), after.blocks);
}

/** `after`: the blocks of the text after; without them, blocks that only moved are called blocks. */
export function toSummary(diff: StoryDiff, after: readonly Block[] = []): ChangeSummary {
  const { statistics, fields, capped } = diff;
  const fieldsChanged = fields.map(({ field }) => field);
  const isChanged = statistics.verdict !== 'none';
  const numbers = numberChanges(diff);
  const figures = {
    headlineChanged: fieldsChanged.includes('headline'),
    fieldsChanged,
    ...figuresOf(statistics),
    numbers: numbers
      .slice(0, MOST_NUMBERS)
      .map((change) => (change.length > SHORT ? shorten(change, QUOTE_COLUMNS) : change)),
  };
  return {
    kind: isChanged ? 'changed' : 'unchanged',
    ...figures,
    phrases: isChanged ? toPhrases(figures, countedKinds(diff, after), numbers.length) : SUMMARIES.unchanged,
    ...(capped ? { capped } : {}),
  };
}

const figuresOf = ({
  verdict,
  blocksInserted,
  blocksDeleted,
  blocksChanged,
  blocksMoved,
  blocksSplit,
  blocksMerged,
  sentencesMoved,
  wordsInserted,
  wordsDeleted,
}: DiffStatistics) => ({
  verdict,
  blocksInserted,
  blocksDeleted,
  blocksChanged,
  blocksMoved,
  blocksSplit,
  blocksMerged,
  sentencesMoved,
  wordsInserted,
  wordsDeleted,
});

/** The same summary where the story's stated time moved. */
export const withMovedTime = (summary: ChangeSummary): ChangeSummary =>
  summary.kind === 'unchanged' ? { ...summary, phrases: SUMMARIES.timeMoved } : summary;

type Figures = Omit<ChangeSummary, 'kind' | 'phrases' | 'capped'>;

/** A summary is kept with its revision, and stands in every list. */
const MOST_NUMBERS = 100;
/** So many characters have room in any case. */
const SHORT = QUOTE_COLUMNS / 2;

/** A summary's sentence names so many changed numbers; the rest are counted. */
const NAMED_NUMBERS = 3;

/** `changedNumbers`: how many there are, also those that the figures don't list. */
function toPhrases(figures: Figures, kinds: CountedKinds, changedNumbers: number): string {
  const counted = (count: number, how: Counted): readonly string[] =>
    count === 0 ? [] : [ENGLISH.countedBlocks(count, how, kinds[how])];
  const { numbers, sentencesMoved } = figures;
  const more = changedNumbers - NAMED_NUMBERS;
  return [
    ...figures.fieldsChanged.map((field) => ENGLISH.fields[field]),
    ...counted(figures.blocksChanged, 'changed'),
    ...counted(figures.blocksInserted, 'added'),
    ...counted(figures.blocksDeleted, 'removed'),
    ...counted(figures.blocksMoved, 'moved'),
    ...counted(figures.blocksSplit, 'split'),
    ...counted(figures.blocksMerged, 'merged'),
    ...(sentencesMoved > 0 ? [ENGLISH.countedSentences(sentencesMoved)] : []),
    ...numbers.slice(0, NAMED_NUMBERS),
    ...(more > 0 ? [ENGLISH.moreNumbers(more)] : []),
  ].join(' · ');
}
