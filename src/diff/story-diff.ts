import type { Block, Content, Mark } from '../domain/article/content.ts';

/** UTF-16 offsets, the end outside. */
export type Range = readonly [start: number, end: number];

/** What kind of edit it is, the least material first. An edit without a class is taken as material. */
export const CHANGE_CLASSES = [
  'whitespace',
  'punctuation',
  'case',
  'typo',
  'formatting',
  'wording',
  'link',
  'name',
  'quote',
  'number',
] as const;

export type ChangeClass = (typeof CHANGE_CLASSES)[number];

/**
 * One stretch of a text before and after. The spans of a text are in order and tile both texts without gap or overlap.
 * `insert` has an empty `before`, `delete` an empty `after`. The texts are given on every span that is not equal.
 * `moveId` on a deletion and an insertion: one sentence that moved.
 */
export type Span = {
  readonly op: 'equal' | 'insert' | 'delete' | 'replace';
  readonly before: Range;
  readonly after: Range;
  readonly beforeText?: string | undefined;
  readonly afterText?: string | undefined;
  readonly class?: ChangeClass | undefined;
  readonly moveId?: string | undefined;
};

/** A block by its place in its text; itself whenever it isn't equal on both sides. */
export type BlockRef = { readonly index: number; readonly block?: Block | undefined };

export type AttributeChange = {
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

/**
 * A change of form beyond what the edit of the text carries with it: a mark that merely shifted with its words is none.
 * Offsets are those of the block's spans; `text` is the marked text, as it reads after (before, where removed), of a long one only the
 * beginning where marks upon marks would repeat the block many times.
 */
export type MarkChange = {
  readonly op: 'added' | 'removed' | 'changed';
  readonly type: Mark['type'];
  readonly before?: Range | undefined;
  readonly after?: Range | undefined;
  readonly beforeHref?: string | undefined;
  readonly afterHref?: string | undefined;
  readonly text: string;
};

/**
 * Every block of either text stands in exactly one change. The list is in the order of the text after (`inTextOrder`).
 *
 * `equal` and `changed` have one block on each side; with a `moveId` the block stands elsewhere now. `split` has one before and several
 * after, `merged` the other way round; the offsets of their spans are in the texts of the blocks joined with one LF. Blocks inserted or
 * deleted whole have spans only when a sentence of theirs moved.
 */
export type BlockChange = {
  readonly kind: 'equal' | 'changed' | 'inserted' | 'deleted' | 'split' | 'merged';
  readonly before: readonly BlockRef[];
  readonly after: readonly BlockRef[];
  readonly moveId?: string | undefined;
  /** 0 to 1, share of words in common (Dice); 1 when only form changed. */
  readonly similarity?: number | undefined;
  readonly spans?: readonly Span[] | undefined;
  readonly marks?: readonly MarkChange[] | undefined;
  readonly attributes?: readonly AttributeChange[] | undefined;
  /** The most material of its edits; absent: unknown, or no edit of words or form. */
  readonly class?: ChangeClass | undefined;
};

/** A place in one block: `range` counts in that block's own text. */
export type SentencePlace = { readonly block: number; readonly range: Range };

/** A sentence that left one place and reappeared, the same to the letter, at another. */
export type SentenceMove = {
  readonly moveId: string;
  readonly before: SentencePlace;
  readonly after: SentencePlace;
  readonly text: string;
};

export type ContentField = Exclude<keyof Content, 'blocks'>;

/** One part of a list's item, for example the caption of an image; `spans` where both are there. */
export type PartChange = {
  readonly part: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
  readonly spans?: readonly Span[] | undefined;
};

/** What became of one item of a list or one key of a record. Items that are the same on both sides are left out, wherever they stand. */
export type ItemChange = {
  readonly op: 'added' | 'removed' | 'changed';
  /** Place in the list before; absent for `added` and in a record. */
  readonly before?: number | undefined;
  /** Place in the list after; absent for `removed` and in a record. */
  readonly after?: number | undefined;
  /** The key, in a record. */
  readonly key?: string | undefined;
  /** For `changed`: the parts that differ. */
  readonly parts?: readonly PartChange[] | undefined;
};

/**
 * A field with both values; absent: the text doesn't have it. `spans` where both are one text, `items` where both are lists or records
 * (no item: only their order changed).
 */
export type FieldChange<Field extends ContentField = ContentField> = {
  readonly [Name in Field]: {
    readonly field: Name;
    readonly before?: Content[Name];
    readonly after?: Content[Name];
    readonly spans?: readonly Span[];
    readonly items?: readonly ItemChange[];
  };
}[Field];

/**
 * `cosmetic`: white space, punctuation, case, typing errors and formatting alone, splits and merges of what stayed the same, and moves that
 * leave every block in its section, every list item after the same one and every caption under its image.
 */
export type Verdict = 'none' | 'cosmetic' | 'substantive';

/** A block that moved and was edited counts as moved and as changed. */
export type DiffStatistics = {
  readonly verdict: Verdict;
  readonly fieldsChanged: number;
  /** Neither moved nor changed. */
  readonly blocksEqual: number;
  readonly blocksChanged: number;
  readonly blocksInserted: number;
  readonly blocksDeleted: number;
  readonly blocksMoved: number;
  readonly blocksSplit: number;
  readonly blocksMerged: number;
  readonly sentencesMoved: number;
  /** Words of blocks, numbers included; white space, punctuation and moved sentences left out. */
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
  /** How many edits of each class, in fields and blocks. */
  readonly classes: Readonly<Partial<Record<ChangeClass, number>>>;
};

/** Everything that differs between two texts of a story, enough to make either from the other. */
export type StoryDiff = {
  /** What made it, with the version of ICU that cut the words: diffs of another algorithm aren't comparable byte by byte. */
  readonly algorithm: string;
  readonly fields: readonly FieldChange[];
  readonly blocks: readonly BlockChange[];
  readonly sentenceMoves: readonly SentenceMove[];
  readonly statistics: DiffStatistics;
  /** true: somewhere the work was cut short at a fixed bound, and a change is shown coarser than it is. */
  readonly capped: boolean;
};
