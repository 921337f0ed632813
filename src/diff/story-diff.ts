import type { Block, Content, Mark } from '../domain/article/content.ts';

/** UTF-16 offsets, the end outside. */
export type Range = readonly [start: number, end: number];

/**
 * One stretch of a text before and after. The spans of a text are in order and tile both texts without gap or overlap.
 * `insert` has an empty `before`, `delete` an empty `after`. The texts are given on every span that is not equal.
 */
export type Span = {
  readonly op: 'equal' | 'insert' | 'delete' | 'replace';
  readonly before: Range;
  readonly after: Range;
  readonly beforeText?: string | undefined;
  readonly afterText?: string | undefined;
  readonly class?: string | undefined;
  readonly moveId?: string | undefined;
};

/** A block by its place in its text; itself whenever it isn't equal on both sides. */
export type BlockRef = { readonly index: number; readonly block?: Block | undefined };

export type AttributeChange = {
  readonly key: string;
  readonly before?: string | undefined;
  readonly after?: string | undefined;
};

/** In order, the changes tile the blocks of both texts. */
export type BlockChange = {
  readonly kind: 'equal' | 'changed' | 'inserted' | 'deleted' | 'split' | 'merged';
  readonly before: readonly BlockRef[];
  readonly after: readonly BlockRef[];
  /** The same id on the deletion and the insertion that are one move. */
  readonly moveId?: string | undefined;
  /** 0 to 1, share of words in common (Dice); 1 when only form changed. */
  readonly similarity?: number | undefined;
  readonly spans?: readonly Span[] | undefined;
  readonly marks?: { readonly before: readonly Mark[]; readonly after: readonly Mark[] } | undefined;
  readonly attributes?: readonly AttributeChange[] | undefined;
  readonly class?: string | undefined;
};

export type ContentField = Exclude<keyof Content, 'blocks'>;

/** A field with both values; absent: the text doesn't have it. `spans` where both are one text. */
export type FieldChange<Field extends ContentField = ContentField> = {
  readonly [Name in Field]: {
    readonly field: Name;
    readonly before?: Content[Name];
    readonly after?: Content[Name];
    readonly spans?: readonly Span[];
  };
}[Field];

export type DiffStatistics = {
  readonly fieldsChanged: number;
  readonly blocksEqual: number;
  readonly blocksChanged: number;
  readonly blocksInserted: number;
  readonly blocksDeleted: number;
  readonly blocksMoved: number;
  /** Words of blocks, numbers included; white space and punctuation left out. */
  readonly wordsInserted: number;
  readonly wordsDeleted: number;
};

/** Everything that differs between two texts of a story, enough to make either from the other. */
export type StoryDiff = {
  /** What made it, with the version of ICU that cut the words: diffs of another algorithm aren't comparable byte by byte. */
  readonly algorithm: string;
  readonly fields: readonly FieldChange[];
  readonly blocks: readonly BlockChange[];
  /** Sentences that moved between blocks; the interim engine finds none. */
  readonly sentenceMoves: readonly never[];
  readonly statistics: DiffStatistics;
  /** true: somewhere the work was cut short at a fixed bound, and a change is shown coarser than it is. */
  readonly capped: boolean;
};
