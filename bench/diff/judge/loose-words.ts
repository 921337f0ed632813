import type { SideTruth } from './truth.ts';

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });
/** Intl.Segmenter on Node 20 is quadratic in the length of its string. */
const FARTHEST = 60;

const HAN = /\p{Script=Han}/u;
const WORD = /[\p{L}\p{M}\p{N}'’]/u;

/** Marks the letters that stay in a word of which another letter goes, and their partners. */
export function markLoose(side: SideTruth, other: SideTruth): void {
  const { text, partners } = side;
  for (let at = 0; at < text.length; at += 1) {
    const isBorder = isChanged(partners, at) !== isChanged(partners, at - 1);
    if (at > 0 && isBorder && isWord(text, at) && isWord(text, at - 1)) markWord({ side, other }, at);
  }
}

/** Changed at once on this side, or where something came in between on the other. */
const isChanged = (partners: Int32Array, at: number): boolean => partners[at] === -1;

const isWord = (text: string, at: number): boolean => WORD.test(text.charAt(at));

function markWord({ side, other }: { side: SideTruth; other: SideTruth }, border: number): void {
  const [start, end] = wordAround(side.text, border);
  for (let at = start; at < end; at += 1) {
    const partner = side.partners[at] ?? -1;
    if (partner < 0) continue;
    side.loose[at] = 1;
    other.loose[partner] = 1;
  }
}

/** The word that lies on both sides of the border, or the two that meet there. */
function wordAround(text: string, border: number): readonly [number, number] {
  const [isHan, wasHan] = [HAN.test(text.charAt(border)), HAN.test(text.charAt(border - 1))];
  const pattern = isHan || wasHan ? HAN : WORD;
  let [start, end] = [border, border];
  while (start > 0 && border - start < FARTHEST && pattern.test(text.charAt(start - 1))) start -= 1;
  while (end < text.length && end - border < FARTHEST && pattern.test(text.charAt(end))) end += 1;
  if (pattern === WORD) return [start, end];
  return segmentsAt(text.slice(start, end), border - start).map((offset) => start + offset) as [
    number,
    number,
  ];
}

function segmentsAt(run: string, border: number): readonly [number, number] {
  const segments = Array.from(segmenter.segment(run), ({ index, segment }) => [
    index,
    index + segment.length,
  ]);
  const touching = segments.filter(([start = 0, end = 0]) => start <= border && end >= border);
  return [touching.at(0)?.at(0) ?? border, touching.at(-1)?.at(1) ?? border];
}
