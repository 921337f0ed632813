/** A text of a story: a block by its index, a field by its name, as `headline` or `media.0.caption`. */
export type TextKey = number | string;

/** A stretch that stood in a text before. */
export type CopyPiece = readonly [from: TextKey, start: number, length: number];

/** A copied stretch, or so many new characters. */
export type Piece = CopyPiece | number;

/**
 * One sentence or several. With a hash it is one sentence that didn't stand so in the text before: its origins are those it had when it
 * last vanished, if it ever did, else those of the pieces. `length` leaves out the white space at its end.
 */
export type SentencePieces = readonly [hash: string, length: number, ...pieces: Piece[]];

export type TextSource = readonly SentencePieces[];

/** So many blocks as they were, from an index in the text before on. */
export type SameBlocks = readonly [from: number, count: number];

/** A sentence that doesn't stand so any more. */
export type GoneSentence = readonly [from: TextKey, start: number, length: number, hash: string];

/**
 * What a text takes from the one before it, without either text: enough to carry origins from one revision to the next. It depends on the
 * two texts alone, so that a text inserted or moved in a story's past changes no other step than its neighbours'. Plain JSON.
 */
export type BlameStep = {
  /** Nobody observed the text before: what is new was not necessarily written now. */
  readonly firstObserved?: true;
  readonly gone?: readonly GoneSentence[];
  /** All blocks, in order. */
  readonly blocks: readonly (SameBlocks | TextSource)[];
  /** Fields that changed; null: no longer there. The others stay. */
  readonly fields?: Readonly<Record<string, TextSource | null>>;
};

export const isSameBlocks = (source: SameBlocks | TextSource): source is SameBlocks =>
  typeof source[0] === 'number';
