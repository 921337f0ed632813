import type { Content } from '../../domain/article/content.ts';
import type { StoryDiff } from '../story-diff.ts';
import { attributeNotes, formNotes } from './block-sentences.ts';
import { blocksOf, placeOf, toDiffView, type DiffView, type RenderOptions } from './diff-view.ts';
import { entriesOf } from './field-entries.ts';
import { toPlaceNote } from './place-note.ts';
import { piecesOf, type Piece } from './pieces.ts';
import { toPlaces, type Place } from './places.ts';
import { toPlainSentence, type Sentence } from './sentence.ts';

/** How the parts of a text are shown; each gets text of the story and answers what is printed. */
export type Paint = {
  readonly equal: (text: string) => string;
  readonly inserted: (text: string) => string;
  readonly deleted: (text: string) => string;
  /** Words that tell what became of a block. */
  readonly note: (text: string) => string;
};

/** For e-mail and files: `[-old-]{+new+}`. */
const PLAIN_PAINT: Paint = {
  equal: (text) => text,
  inserted: (text) => `{+${text}+}`,
  deleted: (text) => `[-${text}-]`,
  note: (text) => text,
};

/** Each changed field and block with its words marked, a blank line between; of long stretches that are equal the sentences around the change. */
export function toWordText(
  diff: StoryDiff,
  before: Content,
  { paint = PLAIN_PAINT, ...options }: RenderOptions & { readonly paint?: Paint } = {},
): string {
  const view = toDiffView(diff, before, options);
  const fields = view.diff.fields.flatMap((change) => {
    const name = capital(view.phrases.fields[change.field]);
    const entries = entriesOf(view, change).map(({ spans, before: old = '' }) =>
      spans
        .map(({ op, before: range, beforeText = '', afterText = '' }) =>
          op === 'equal' ? paint.equal(old.slice(...range)) : signed(paint, beforeText, afterText),
        )
        .join(''),
    );
    return [
      [paint.note(name), ...(entries.length === 0 ? [view.phrases.labels.reordered] : entries)].join('\n'),
    ];
  });
  const blocks = toPlaces(diff.blocks).flatMap((place) => placeText(view, place, paint));
  return [...fields, ...blocks].map((text) => `${text}\n`).join('\n');
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const signed = (paint: Paint, old: string, fresh: string): string =>
  `${old === '' ? '' : paint.deleted(old)}${fresh === '' ? '' : paint.inserted(fresh)}`;

function placeText(view: DiffView, place: Place, paint: Paint): readonly string[] {
  const { change, role } = place;
  const note = toPlaceNote(view, place);
  const tell = (sentence: Sentence): string => paint.note(toPlainSentence(sentence, view.phrases.quotes));
  if (role === 'origin') return note === undefined ? [] : [tell(note)];
  if (change.kind === 'equal' && note === undefined) return [];
  const forms =
    change.before.length * change.after.length === 0
      ? []
      : [...attributeNotes(view, change), ...formNotes(view, change)];
  return [
    [...(note === undefined ? [] : [tell(note)]), wordsOf(view, place, paint), ...forms.map(tell)].join('\n'),
  ];
}

function wordsOf(view: DiffView, { change }: Place, paint: Paint): string {
  const { pieces, texts } = piecesOf(view, change, 'both');
  const words = pieces
    .map((piece, index) => {
      const ends = { isFirst: index === 0, isLast: index === pieces.length - 1 };
      // The blank that a sentence took along is no change of its own.
      const isTaken = isBlank(piece, texts) && [pieces[index - 1], pieces[index + 1]].some(isMoved);
      const shown = isTaken ? { ...piece, kind: 'equal' as const } : piece;
      return `${pieceText(shown, { paint, texts, ...ends })}${moveNote(view, piece, paint)}`;
    })
    .join('');
  if (words !== '') return words;
  const [block] = [...blocksOf(view, change, 'after'), ...blocksOf(view, change, 'before')];
  return paint.equal(Object.values(block?.attributes ?? {}).join(' · '));
}

const isBlank = ({ side, range, kind }: Piece, texts: PieceContext['texts']): boolean =>
  kind !== 'border' && texts[side].slice(...range).trim() === '';

const isMoved = (piece: Piece | undefined): boolean => piece?.span.moveId !== undefined;

/** Behind a sentence that moved: where its other end stands. */
function moveNote(view: DiffView, { kind, span, isFirst }: Piece, paint: Paint): string {
  const move = span.moveId === undefined ? undefined : view.sentenceMoves.get(span.moveId);
  if (move === undefined || !isFirst) return '';
  const { phrases } = view;
  const note =
    kind === 'deleted'
      ? phrases.sentenceTo(placeOf(view, 'after', move.after.block))
      : phrases.sentenceFrom(placeOf(view, 'before', move.before.block));
  return ` ${paint.note(`(${toPlainSentence(note, phrases.quotes)})`)}`;
}

type PieceContext = {
  readonly paint: Paint;
  readonly texts: Readonly<Record<'before' | 'after', string>>;
  readonly isFirst: boolean;
  readonly isLast: boolean;
};

function pieceText({ kind, side, range }: Piece, context: PieceContext): string {
  const { paint, texts } = context;
  const text = texts[side].slice(...range);
  switch (kind) {
    case 'equal':
      return paint.equal(shortened(text, context));
    case 'inserted':
      return paint.inserted(text);
    case 'deleted':
      return paint.deleted(text);
    case 'border':
      return side === 'after' ? `${paint.inserted('¶')}\n` : paint.deleted('¶');
  }
}

/** Around a change the sentence it stands in is enough; what is far from any change is left out. */
function shortened(text: string, { isFirst, isLast }: PieceContext): string {
  if (isFirst && isLast) return text;
  const head = isFirst ? '' : (SENTENCE_END.exec(text)?.[0] ?? text);
  const tail = isLast ? '' : text.slice(lastSentenceStart(text));
  const isNothingBetween = text.slice(head.length, text.length - tail.length).trim() === '';
  if (isNothingBetween) return text;
  if (isFirst) return `… ${tail}`;
  return isLast ? `${head} …` : `${head} … ${tail}`;
}

const SENTENCE_END = /^.*?(?:[.!?](?=\s)|[。！？])/s;

function lastSentenceStart(text: string): number {
  let start = 0;
  for (const match of text.matchAll(/[.!?]\s+|[。！？]/g)) start = match.index + match[0].length;
  return start;
}
