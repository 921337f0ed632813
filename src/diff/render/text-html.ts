import type { BlockChange, Span } from '../story-diff.ts';
import { blocksOf, placeOf, type DiffView, type Side } from './diff-view.ts';
import { escapeHtml, languageAttributes } from './escape-html.ts';
import { toMarkedHtml, toMarkIndex, type MarkIndex } from './marked-text.ts';
import { piecesOf, type Piece, type Pieces, type Reading } from './pieces.ts';
import { toSentenceHtml } from './sentence-html.ts';

/** `quiet`: as it was, without signs of what changed: the old text of a block that is shown with its changes elsewhere. */
export type Signs = 'shown' | 'quiet';

export type TextRequest = { readonly reading: Reading; readonly signs?: Signs };

type Rendering = {
  readonly view: DiffView;
  readonly texts: Pieces['texts'];
  readonly marks: Readonly<Record<Side, MarkIndex>>;
  readonly signs: Signs;
  /** On what was deleted, where it isn't in the language of what stands around it. */
  readonly deletedLanguage: string;
};

/** The words of a block change as HTML, one string a paragraph. */
export function toParagraphs(
  view: DiffView,
  change: BlockChange,
  { reading, signs = 'shown' }: TextRequest,
): readonly string[] {
  const { pieces, texts } = piecesOf(view, change, reading);
  const [before, after] = [blocksOf(view, change, 'before'), blocksOf(view, change, 'after')];
  const languages = {
    before: before[0]?.language ?? view.before.language,
    after: after[0]?.language ?? view.after.language,
  };
  const isOther = reading === 'both' && after.length > 0 && languages.before !== languages.after;
  const rendering: Rendering = {
    view,
    texts,
    marks: { before: toMarkIndex(before), after: toMarkIndex(after) },
    signs,
    deletedLanguage: isOther ? languageAttributes(languages.before) : '',
  };
  return joinParagraphs(rendering, pieces, reading);
}

/** In both texts read together a paragraph ends where it ends now; an end that went is a sign in its middle. */
function joinParagraphs(rendering: Rendering, pieces: readonly Piece[], reading: Reading): readonly string[] {
  const paragraphs = [''];
  const append = (html: string): void => {
    paragraphs[paragraphs.length - 1] = `${paragraphs.at(-1) ?? ''}${html}`;
  };
  const breaking = reading === 'both' ? 'after' : reading;
  for (const piece of pieces) {
    append(piece.kind === 'border' ? borderHtml(rendering, piece) : pieceHtml(rendering, piece));
    if (piece.kind === 'border' && piece.side === breaking) paragraphs.push('');
  }
  return paragraphs;
}

function borderHtml({ view, signs }: Rendering, { side, span }: Piece): string {
  if (signs === 'quiet' || span.op === 'equal') return '';
  const tag = side === 'after' ? 'ins' : 'del';
  const space = side === 'after' ? ' ' : '';
  const label = escapeHtml(view.phrases.labels.border);
  return `${space}<${tag} class="diff-border" title="${label}">¶</${tag}>`;
}

function pieceHtml(rendering: Rendering, piece: Piece): string {
  const { kind, side, span, isFirst } = piece;
  const inner = boundedHtml(rendering, piece);
  if (kind === 'equal' || rendering.signs === 'quiet') return inner;
  const tag = kind === 'inserted' ? 'ins' : 'del';
  const language = kind === 'deleted' ? rendering.deletedLanguage : '';
  const end = sentenceEnd(rendering.view, span, side);
  if (end === undefined) return `<${tag}${language}>${visible(inner)}</${tag}>`;
  const id = isFirst ? ` id="${escapeHtml(end.id)}"` : '';
  return `<${tag} class="diff-sentence"${id}${language}>${visible(inner)}</${tag}>${isFirst ? end.jump : ''}`;
}

/** Words too many for a page are left out of their middle; where they came or went, of their end. */
function boundedHtml({ view, texts, marks }: Rendering, { kind, side, range }: Piece): string {
  const [start, end] = range;
  const { bounds } = view.options;
  const most = (kind === 'equal' ? bounds?.equalWords : bounds?.changedWords) ?? Infinity;
  const text = texts[side];
  const htmlOf = (from: number, to: number): string => toMarkedHtml(text, marks[side], [from, to]);
  if (end - start <= most) return htmlOf(start, end);
  const [head, tail] =
    kind === 'equal' ? [start + Math.floor(most / 2), end - Math.floor(most / 2)] : [start + most, end];
  const [from, to] = [wholeCharacter(text, head), wholeCharacter(text, tail)];
  const note = escapeHtml(view.phrases.wordsLeftOut(to - from));
  const language = escapeHtml(view.phrases.language);
  return `${htmlOf(start, from)}<small class="diff-left-out" lang="${language}"> ${note} </small>${htmlOf(to, end)}`;
}

/** The same place, or the one before it inside a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  /^[\uDC00-\uDFFF]/.test(text.slice(at, at + 1)) ? at - 1 : at;

/** A change of blanks alone would be a coloured gap: the blanks are drawn. */
const visible = (inner: string): string =>
  inner.trim() === '' ? `<span class="diff-blank">${inner}</span>` : inner;

/** The end of a sentence's move that stands here: its id, and the link to the other end. */
function sentenceEnd(
  view: DiffView,
  { moveId }: Span,
  side: Side,
): { readonly id: string; readonly jump: string } | undefined {
  const move = moveId === undefined ? undefined : view.sentenceMoves.get(moveId);
  if (move === undefined) return undefined;
  const { phrases } = view;
  const idOf = (end: string): string => view.id(`sentence-${String(move.number)}-${end}`);
  const target = idOf(side === 'before' ? 'to' : 'from');
  const sentence =
    side === 'before'
      ? phrases.sentenceTo({ ...placeOf(view, 'after', move.after.block), target })
      : phrases.sentenceFrom({ ...placeOf(view, 'before', move.before.block), target });
  return {
    id: idOf(side === 'before' ? 'from' : 'to'),
    jump: ` <small class="diff-jump">${toSentenceHtml(sentence, phrases)}</small>`,
  };
}
