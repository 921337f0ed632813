import type { Content } from '../domain/article/content.ts';
import { diffContents } from './diff-contents.ts';
import type { ContentField, DiffStatistics, FieldChange, Span, StoryDiff, Verdict } from './story-diff.ts';
import { listNumbers } from './words/list-numbers.ts';

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
  /** Numbers that became others, `12 → 19`: all of them, however small the edit. */
  readonly numbers: readonly string[];
  /** For people: `headline · 2 paragraphs · 12 → 19`. */
  readonly phrases: string;
  readonly capped?: true;
};

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
    return { ...NOTHING, verdict: 'none', kind: 'unobserved', phrases: 'text not observed' };
  if (before === undefined) return { ...NOTHING, verdict: 'none', kind: 'first', phrases: 'first text' };
  if (before === null) {
    return {
      ...NOTHING,
      verdict: 'substantive',
      kind: 'changed',
      fromUnobserved: true,
      phrases: 'first observed text',
    };
  }
  return toSummary(diffContents(before, after));
}

export function toSummary(diff: StoryDiff): ChangeSummary {
  const { statistics, fields, capped } = diff;
  const fieldsChanged = fields.map(({ field }) => field);
  const isChanged = statistics.verdict !== 'none';
  const figures = {
    headlineChanged: fieldsChanged.includes('headline'),
    fieldsChanged,
    ...figuresOf(statistics),
    numbers: numberChanges(diff),
  };
  return {
    kind: isChanged ? 'changed' : 'unchanged',
    ...figures,
    phrases: isChanged ? toPhrases(figures) : 'text unchanged',
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
  summary.kind === 'unchanged' ? { ...summary, phrases: 'time moved, text unchanged' } : summary;

function numberChanges({ fields, blocks }: StoryDiff): readonly string[] {
  const spans = [...fields.flatMap(spansOfField), ...blocks.flatMap(({ spans = [] }) => spans)];
  return [...new Set(spans.flatMap(numberChange))];
}

const spansOfField = ({ spans = [], items = [] }: FieldChange): readonly Span[] => [
  ...spans,
  ...items.flatMap(({ parts = [] }) => parts.flatMap((part) => part.spans ?? [])),
];

const numbersIn = (text: string | undefined): readonly string[] => listNumbers(text ?? '');

function numberChange({ op, beforeText, afterText, moveId }: Span): readonly string[] {
  if (op === 'equal' || moveId !== undefined) return [];
  const [old, fresh] = [numbersIn(beforeText), numbersIn(afterText)];
  if (old.length !== fresh.length) {
    const isEither = old.length + fresh.length > 0;
    return isEither && old.length * fresh.length > 0 ? [`${old.join(', ')} → ${fresh.join(', ')}`] : [];
  }
  return old.flatMap((number, index) =>
    number === fresh[index] ? [] : [`${number} → ${fresh[index] ?? ''}`],
  );
}

const FIELD_NAMES: Readonly<Record<ContentField, string>> = {
  headline: 'headline',
  alternativeHeadlines: 'alternative headlines',
  summary: 'summary',
  bylines: 'bylines',
  section: 'section',
  tags: 'tags',
  media: 'media',
  related: 'related links',
  kind: 'kind of story',
  language: 'language',
  url: 'address',
  altIds: 'other ids',
  relations: 'relations',
  custom: 'custom fields',
};

export const nameOfField = (field: ContentField): string => FIELD_NAMES[field];

type Figures = Omit<ChangeSummary, 'kind' | 'phrases' | 'capped'>;

/** A summary's sentence names so many changed numbers; the rest are counted. */
const NAMED_NUMBERS = 3;

function toPhrases(figures: Figures): string {
  const { numbers } = figures;
  const more = numbers.length - NAMED_NUMBERS;
  return [
    ...figures.fieldsChanged.map(nameOfField),
    ...counted(figures.blocksChanged, 'paragraph', 'changed'),
    ...counted(figures.blocksInserted, 'paragraph', 'added'),
    ...counted(figures.blocksDeleted, 'paragraph', 'removed'),
    ...counted(figures.blocksMoved, 'paragraph', 'moved'),
    ...counted(figures.blocksSplit, 'paragraph', 'split'),
    ...counted(figures.blocksMerged, 'paragraph', 'merged'),
    ...counted(figures.sentencesMoved, 'sentence', 'moved'),
    ...numbers.slice(0, NAMED_NUMBERS),
    ...(more > 0 ? [`${String(more)} more ${more === 1 ? 'number' : 'numbers'}`] : []),
  ].join(' · ');
}

function counted(count: number, what: string, how: string): readonly string[] {
  if (count === 0) return [];
  return [`${String(count)} ${count === 1 ? what : `${what}s`} ${how}`];
}
