import type { BlockKind, LanguageTag, Mark } from '../../domain/article/content.ts';
import type { ContentField, Verdict } from '../story-diff.ts';
import type { QuotationMarks, Quote, Sentence } from './sentence.ts';

/** A block by its number among those of its kind, from 1. `target`: where it stands in the page. */
export type BlockPlace = {
  readonly kind: BlockKind;
  readonly number: number;
  readonly target?: string | undefined;
  /** The block before it in the text; absent at the beginning. */
  readonly follows?: Omit<BlockPlace, 'follows' | 'target'> | undefined;
};

/** Words of an edit that count: `form` when there are none and something changed all the same. */
export type Extent = {
  readonly inserted: number;
  readonly deleted: number;
  readonly form: 'none' | 'punctuation' | 'spacing' | 'formatting';
};

/** What a sentence speaks of. `number` of an item from 1; `part` of an item, for example its caption. */
export type Subject =
  | { readonly of: 'block'; readonly place: BlockPlace }
  | {
      readonly of: 'field';
      readonly field: ContentField;
      readonly number?: number | undefined;
      readonly key?: string | undefined;
      readonly part?: string | undefined;
    };

/**
 * One edit of words. `behind`: the words that it follows; absent at the beginning of a text. `at` of a replacement: where it stands, if the
 * text before has its old words more than once.
 */
export type Edit =
  | {
      readonly op: 'replace';
      readonly before: Quote;
      readonly after: Quote;
      readonly at?: { readonly behind?: Quote | undefined } | undefined;
    }
  | { readonly op: 'insert' | 'delete'; readonly text: Quote; readonly behind?: Quote | undefined }
  | { readonly op: 'spacing'; readonly behind?: Quote | undefined };

export type MarkEdit = {
  readonly op: 'added' | 'removed' | 'changed';
  readonly type: Mark['type'];
  readonly text: Quote;
  readonly beforeHref?: Quote | undefined;
  readonly afterHref?: Quote | undefined;
};

/** A value that became another; absent: there was none, or is none now. */
export type ValueChange = { readonly before?: Quote | undefined; readonly after?: Quote | undefined };

export type Move = { readonly from: BlockPlace; readonly to: BlockPlace };

/** Of the summary in lists of revisions. */
export type Counted = 'changed' | 'added' | 'removed' | 'moved' | 'split' | 'merged';

/** Attributes that blocks are known to have, and parts of the items in lists. Others are called by their key. */
export type KnownPart =
  | 'speaker'
  | 'role'
  | 'level'
  | 'url'
  | 'media'
  | 'key'
  | 'at'
  | 'author'
  | 'caption'
  | 'credit'
  | 'alt'
  | 'sha256'
  | 'kind'
  | 'language'
  | 'title'
  | 'text'
  | 'value'
  | 'rel'
  | 'articleId'
  | 'source';

/** Every word that a rendering adds to a story's own: one language is one value of this type, and none can leave a phrase out. */
export type Phrases = {
  readonly language: LanguageTag;
  readonly quotes: QuotationMarks;
  /** A field's name inside a sentence. */
  readonly fields: Readonly<Record<ContentField, string>>;
  readonly parts: Readonly<Record<KnownPart, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly labels: {
    readonly before: string;
    readonly after: string;
    readonly fields: string;
    readonly oldText: string;
    readonly nothingChanged: string;
    readonly capped: string;
    readonly reordered: string;
    readonly unobserved: string;
    /** Between a split or merged paragraph's parts. */
    readonly border: string;
  };

  readonly inserted: (place: BlockPlace) => Sentence;
  readonly deleted: (place: BlockPlace) => Sentence;
  /** A block that came, and consists of so many sentences of another. */
  readonly madeOf: (move: Move, sentences: number) => Sentence;
  /** A block that went, all of whose sentences stand in another now. */
  readonly wentInto: (move: Move, sentences: number) => Sentence;
  readonly movedTo: (to: BlockPlace, from: BlockPlace) => Sentence;
  readonly movedFrom: (move: Move, extent: Extent) => Sentence;
  readonly split: (from: BlockPlace, to: readonly BlockPlace[], extent: Extent) => Sentence;
  readonly merged: (from: readonly BlockPlace[], to: BlockPlace, extent: Extent) => Sentence;
  readonly rewritten: (place: BlockPlace, extent: Extent) => Sentence;
  readonly sentenceTo: (place: BlockPlace) => Sentence;
  readonly sentenceFrom: (place: BlockPlace) => Sentence;
  readonly equalStretch: (first: BlockPlace, last: BlockPlace, count: number) => string;
  /** In place of a stretch that is too long to be shown. */
  readonly stretchLeftOut: (first: BlockPlace, last: BlockPlace, count: number) => string;
  /** In place of so many characters of one block. */
  readonly wordsLeftOut: (characters: number) => string;
  readonly mark: (edit: MarkEdit) => Sentence;
  /** Of a block: its kind. */
  readonly kindChanged: (before: BlockPlace, after: BlockPlace) => Sentence;
  readonly partChanged: (name: string, change: ValueChange) => Sentence;

  readonly listInserted: (place: BlockPlace, text: Quote) => Sentence;
  readonly listDeleted: (place: BlockPlace, text: Quote) => Sentence;
  readonly listMadeOf: (move: Move, sentences: number, text: Quote) => Sentence;
  readonly listWentInto: (move: Move, sentences: number, text: Quote) => Sentence;
  readonly listMoved: (move: Move, extent: Extent, text: Quote) => Sentence;
  readonly listSentence: (move: Move, text: Quote) => Sentence;
  /** At the beginning of a sentence. */
  readonly subject: (subject: Subject) => string;
  readonly listEdit: (subject: Subject, edit: Edit) => Sentence;
  readonly listForm: (subject: Subject, form: Sentence) => Sentence;
  readonly listValue: (subject: Subject, change: ValueChange) => Sentence;
  readonly listOrder: (field: ContentField) => Sentence;

  /** One part of a summary, for example `2 paragraphs changed`; without a kind they are of several. */
  readonly countedBlocks: (count: number, how: Counted, kind?: BlockKind) => string;
  readonly countedSentences: (count: number) => string;
  readonly moreNumbers: (count: number) => string;
  readonly summaries: Readonly<
    Record<'first' | 'unchanged' | 'timeMoved' | 'unobserved' | 'firstObserved', string>
  >;
};

/** A key is a text of the story: on one line, it can't pass for a sentence of Stet's. */
export const nameOfPart = ({ parts }: Phrases, key: string): string =>
  Object.hasOwn(parts, key) ? parts[key as KnownPart] : key.replace(/[\s\p{Cc}]+/gu, ' ');
