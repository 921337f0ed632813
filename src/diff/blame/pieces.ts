import type { Range, Span } from '../story-diff.ts';
import { sentencesOf } from '../words/sentences.ts';
import type { CopyPiece, GoneSentence, Piece, SentencePieces, TextKey, TextSource } from './blame-step.ts';
import { sentenceHash } from './sentence-hash.ts';

/** A text before, with its place in the string that spans count in. */
export type PlacedText = { readonly key: TextKey; readonly start: number; readonly text: string };

/** Several texts joined with one LF. */
export function placeTexts(texts: readonly (readonly [key: TextKey, text: string])[]): readonly PlacedText[] {
  let start = 0;
  return texts.map(([key, text]) => {
    const placed = { key, start, text };
    start += text.length + 1;
    return placed;
  });
}

const lengthOfPiece = (piece: Piece): number => (typeof piece === 'number' ? piece : piece[2]);

/** Adds a piece at the end, joined with the last one where it goes on. */
function pushPiece(pieces: Piece[], piece: Piece): void {
  if (lengthOfPiece(piece) === 0) return;
  const joined = joinPieces(pieces.at(-1), piece);
  if (joined === undefined) pieces.push(piece);
  else pieces[pieces.length - 1] = joined;
}

function joinPieces(last: Piece | undefined, next: Piece): Piece | undefined {
  if (last === undefined || typeof last !== typeof next) return undefined;
  if (typeof last === 'number' || typeof next === 'number') return Number(last) + Number(next);
  const goesOn = last[0] === next[0] && last[1] + last[2] === next[1];
  return goesOn ? [last[0], last[1], last[2] + next[2]] : undefined;
}

export type Origins = {
  readonly before: readonly PlacedText[];
  /** Where a sentence that moved here stood, by `moveId`. */
  readonly moved: ReadonlyMap<string, CopyPiece>;
};

/** What the text after consists of, by the spans that lead to it. */
export function piecesOf(spans: readonly Span[], { before, moved }: Origins): readonly Piece[] {
  const pieces: Piece[] = [];
  for (const span of spans) {
    const length = span.after[1] - span.after[0];
    const from = span.moveId === undefined ? undefined : moved.get(span.moveId);
    if (span.op === 'equal') for (const piece of copiesOf(before, span.before)) pushPiece(pieces, piece);
    else if (from?.[2] === length) pushPiece(pieces, from);
    else pushPiece(pieces, length);
  }
  return pieces;
}

/** The LFs between joined texts belong to none of them. */
function copiesOf(before: readonly PlacedText[], [from, to]: Range): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { key, start, text } of before) {
    const [first, last] = [Math.max(at, start), Math.min(to, start + text.length)];
    if (last <= first) continue;
    pushPiece(pieces, first - at);
    pushPiece(pieces, [key, first - start, last - first]);
    at = last;
  }
  pushPiece(pieces, to - at);
  return pieces;
}

export type PieceReader = {
  /** The next so many characters; fewer at the end. */
  take(length: number): readonly Piece[];
};

export function createPieceReader(pieces: readonly Piece[]): PieceReader {
  let index = 0;
  let used = 0;
  return {
    take(length) {
      const taken: Piece[] = [];
      let missing = length;
      for (let piece = pieces[index]; missing > 0 && piece !== undefined; piece = pieces[index]) {
        const size = Math.min(missing, lengthOfPiece(piece) - used);
        pushPiece(taken, typeof piece === 'number' ? size : [piece[0], piece[1] + used, size]);
        missing -= size;
        used += size;
        if (used < lengthOfPiece(piece)) continue;
        index += 1;
        used = 0;
      }
      return taken;
    },
  };
}

/** The pieces of one text, cut into the sentences that may be known again and what stood so before. */
export function toTextSource(text: string, reader: PieceReader): TextSource {
  const sources: SentencePieces[] = [];
  let kept: Piece[] = [];
  const settle = (): void => {
    if (kept.length > 0) sources.push(['', 0, ...kept]);
    kept = [];
  };
  for (const [start, end] of sentencesOf(text)) {
    const pieces = reader.take(end - start);
    const sentence = text.slice(start, end).trimEnd();
    const hash = isWhole(pieces, sentence.length) ? undefined : sentenceHash(sentence);
    if (hash === undefined) {
      for (const piece of pieces) pushPiece(kept, piece);
      continue;
    }
    settle();
    sources.push([hash, sentence.length, ...pieces]);
  }
  settle();
  return sources;
}

const isWhole = ([first]: readonly Piece[], length: number): boolean =>
  typeof first === 'object' && first[2] >= length;

/** The sentences of a text before that don't stand in one piece any more. `kept`: ranges that do, in order, in the same count as `start`. */
export function goneSentences(
  { key, start, text }: PlacedText,
  kept: readonly Range[],
): readonly GoneSentence[] {
  const gone: GoneSentence[] = [];
  let next = 0;
  for (const [from, to] of sentencesOf(text)) {
    const sentence = text.slice(from, to).trimEnd();
    const [first, last] = [start + from, start + from + sentence.length];
    for (let range = kept[next]; range !== undefined && range[1] < last; range = kept[next]) next += 1;
    const isKept = (kept[next]?.[0] ?? Infinity) <= first;
    const hash = isKept ? undefined : sentenceHash(sentence);
    if (hash !== undefined) gone.push([key, from, sentence.length, hash]);
  }
  return gone;
}

/** Ranges of the text before that stand somewhere in the text after. */
export const keptRanges = (spans: readonly Span[], moved: Origins['moved']): readonly Range[] =>
  spans
    .filter(({ op, moveId }) => op === 'equal' || (moveId !== undefined && moved.has(moveId)))
    .map(({ before }) => before)
    .filter(([from, to]) => to > from);
