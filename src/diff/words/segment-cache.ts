import { joinNames } from './han-names.ts';

/**
 * Intl.Segmenter on Node 20 is quadratic in the length of its string (10,000 characters take 18 ms, 200,000 a minute),
 * and costs about 20 µs a call besides 2 µs a character. So runs are cut in pieces, and pieces are remembered.
 */
const LONGEST_PIECE = 200;
const SHORTEST_PIECE = 100;
/** Of each of the two generations, in code units. */
const CACHED_UNITS = 400_000;

type Cuts = readonly number[];

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

let young = new Map<string, Cuts>();
let old = new Map<string, Cuts>();
let youngUnits = 0;

/** Forgets what was cut: benches measure the first time with it. The cuts stay the same. */
export function clearSegmentCache(): void {
  young = new Map();
  old = new Map();
  youngUnits = 0;
}

/** Where the words of a run (Han and kana, or Thai, Lao, Khmer, Myanmar) end, the last one at the run's length. */
export function runCuts(run: string): Cuts {
  if (run.length <= LONGEST_PIECE) return pieceCuts(run);
  const cuts: number[] = [];
  let start = 0;
  while (start < run.length) {
    const end = pieceEnd(run, start);
    for (const cut of pieceCuts(run.slice(start, end))) cuts.push(start + cut);
    start = end;
  }
  return cuts;
}

/** Words end after these more often than not; a cut that depends on the text is found again after an insertion. */
const LIKELY_END = /[的了在是和與及為]/u;

function pieceEnd(run: string, start: number): number {
  if (run.length - start <= LONGEST_PIECE) return run.length;
  const least = start + SHORTEST_PIECE;
  const likely = run.slice(least, start + LONGEST_PIECE).search(LIKELY_END);
  const end = likely < 0 ? start + LONGEST_PIECE : least + likely + 1;
  const isInPair = /[\ud800-\udbff]/.test(run.charAt(end - 1)) && /[\udc00-\udfff]/.test(run.charAt(end));
  return isInPair ? end - 1 : end;
}

function pieceCuts(piece: string): Cuts {
  const known = young.get(piece) ?? old.get(piece);
  if (known !== undefined) return known;
  const cuts = piece.length === 1 ? [1] : segment(piece);
  remember(piece, cuts);
  return cuts;
}

function segment(piece: string): Cuts {
  const cuts: number[] = [];
  for (const { index } of segmenter.segment(piece)) if (index > 0) cuts.push(index);
  cuts.push(piece.length);
  return joinNames(piece, cuts);
}

function remember(piece: string, cuts: Cuts): void {
  if (youngUnits > CACHED_UNITS) {
    old = young;
    young = new Map();
    youngUnits = 0;
  }
  young.set(piece, cuts);
  youngUnits += piece.length;
}
