import { toPartners, type Run } from './alignment.ts';
import { countFragments, countNoise } from './fragments.ts';
import { slideToTruth } from './slide.ts';
import type { SideTruth, Truth } from './truth.ts';

/** What one engine made of one pair, in characters (UTF-16 code units, white space aside). */
export type Judgement = {
  /** Of both texts together. */
  readonly misaligned: number;
  /** Of the text before: shown as staying, with the right partner. */
  readonly keptRight: number;
  /** Shown as staying, with another partner or none in truth. */
  readonly keptWrong: number;
  /** Stays in truth, but is shown as changed. */
  readonly missed: number;
  readonly fragments: number;
  readonly noise: number;
};

/** Whether the engine can show that a text moved: one that can't isn't blamed for what moved and is shown as changed. */
export type Means = { readonly showsMoves: boolean };

export function judge(runs: readonly Run[], truth: Truth, means: Means): Judgement {
  const texts = { before: truth.before.text, after: truth.after.text };
  const partners = toPartners(runs, texts);
  const fragments = countFragments(partners, texts);
  const noise = countNoise(partners, texts);
  slideToTruth(partners, truth, means);
  const before = judgeSide({ partners: partners.ofBefore, truth: truth.before, other: truth.after }, means);
  const after = judgeSide({ partners: partners.ofAfter, truth: truth.after, other: truth.before }, means);
  return { ...before, misaligned: before.misaligned + after.misaligned, fragments, noise };
}

export type JudgedSide = {
  readonly partners: Int32Array;
  readonly truth: SideTruth;
  readonly other: SideTruth;
};

type SideJudgement = Pick<Judgement, 'misaligned' | 'keptRight' | 'keptWrong' | 'missed'>;

function judgeSide(side: JudgedSide, means: Means): SideJudgement {
  const { partners, truth } = side;
  let [misaligned, keptRight, keptWrong, missed] = [0, 0, 0, 0];
  for (let at = 0; at < partners.length; at += 1) {
    if (isSpace(truth.text.charCodeAt(at))) continue;
    const partner = partners[at] ?? -1;
    const isWrong = isMisaligned(side, { at, partner }, means);
    if (isWrong) misaligned += 1;
    if (partner >= 0 && isWrong) keptWrong += 1;
    if (partner >= 0 && partner === truth.partners[at]) keptRight += 1;
    if (partner < 0 && isWrong) missed += 1;
  }
  return { misaligned, keptRight, keptWrong, missed };
}

const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a;

type Claim = { readonly at: number; readonly partner: number };

/** Whether it is wrong that the character at this place has this partner (−1: goes or comes). */
export function isMisaligned({ truth, other }: JudgedSide, { at, partner }: Claim, means: Means): boolean {
  const right = truth.partners[at] ?? -1;
  if (partner === right || isSpace(truth.text.charCodeAt(at))) return false;
  if (right >= 0) {
    const isPardoned = truth.loose[at] === 1 || (!means.showsMoves && truth.moved[at] === 1);
    return partner >= 0 || !isPardoned;
  }
  if (partner === truth.twinAtStart[at] || partner === truth.twinAtEnd[at]) return false;
  const replacement = truth.replacement[at] ?? 0;
  return replacement === 0 || other.replacement[partner] !== replacement;
}
