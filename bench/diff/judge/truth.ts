import type { Pair } from '../generate/pairs.ts';
import type { Revision } from '../generate/render.ts';
import type { Edit, Ids } from '../generate/edit.ts';
import { inPlace, toRuns, type Partners, type Run, type TwoTexts } from './alignment.ts';
import { markLoose } from './loose-words.ts';

/** What is true of one text's characters. */
export type SideTruth = {
  readonly text: string;
  readonly partners: Int32Array;
  /** 1: stays, but in a word of which another letter changed; showing the whole word as changed is right too. */
  readonly loose: Uint8Array;
  /** 1: stays, but moved to another place. */
  readonly moved: Uint8Array;
  /** Not 0: of the replacement with this number, both sides of which have the same. */
  readonly replacement: Int32Array;
  /** A character that doesn't stay, but begins or ends a replacement with the same character: its twins' offsets, or −1. */
  readonly twinAtStart: Int32Array;
  readonly twinAtEnd: Int32Array;
};

export type Truth = { readonly before: SideTruth; readonly after: SideTruth; readonly runs: readonly Run[] };

type Traced = Pick<Revision, 'text' | 'ids'>;

/** What the truth is told from: the two texts with their ids, and what was replaced. */
export type TracedPair = Pick<Pair, 'edits'> & { readonly before: Traced; readonly after: Traced };

export const textsOf = ({ before, after }: TracedPair): TwoTexts => ({
  before: before.text,
  after: after.text,
});

export function toTruth(pair: TracedPair): Truth {
  const partners = truePartners(pair);
  const runs = toRuns(partners);
  const before = emptySide(pair.before.text, partners.ofBefore);
  const after = emptySide(pair.after.text, partners.ofAfter);
  const truth: Truth = { before, after, runs };
  const staying = inPlace(runs);
  for (const run of runs) {
    if (!staying.has(run)) markMoved(truth, run);
    markTwins(truth, run);
  }
  markReplacements(pair, truth);
  markLoose(before, after);
  markLoose(after, before);
  return truth;
}

function truePartners({ before, after }: TracedPair): Partners {
  const places = new Map<number, number>();
  before.ids.forEach((id, place) => {
    if (id !== 0) places.set(id, place);
  });
  const ofBefore = new Int32Array(before.ids.length).fill(-1);
  const ofAfter = after.ids.map((id, place) => {
    const partner = places.get(id);
    if (partner === undefined) return -1;
    ofBefore[partner] = place;
    return partner;
  });
  return { ofBefore, ofAfter };
}

const emptySide = (text: string, partners: Int32Array): SideTruth => ({
  text,
  partners,
  loose: new Uint8Array(text.length),
  moved: new Uint8Array(text.length),
  replacement: new Int32Array(text.length),
  twinAtStart: new Int32Array(text.length).fill(-1),
  twinAtEnd: new Int32Array(text.length).fill(-1),
});

function markMoved({ before, after }: Truth, run: Run): void {
  before.moved.fill(1, run.before, run.before + run.length);
  after.moved.fill(1, run.after, run.after + run.length);
}

/** After a run comes a replacement whose two sides may begin alike; before it one whose sides may end alike. */
function markTwins({ before, after }: Truth, run: Run): void {
  let [b, a] = [run.before + run.length, run.after + run.length];
  for (; areTwins({ before, after }, b, a); b += 1, a += 1) {
    before.twinAtStart[b] = a;
    after.twinAtStart[a] = b;
  }
  [b, a] = [run.before - 1, run.after - 1];
  for (; areTwins({ before, after }, b, a); b -= 1, a -= 1) {
    before.twinAtEnd[b] = a;
    after.twinAtEnd[a] = b;
  }
}

const areTwins = ({ before, after }: Pick<Truth, 'before' | 'after'>, b: number, a: number): boolean =>
  before.partners[b] === -1 &&
  after.partners[a] === -1 &&
  before.text.charCodeAt(b) === after.text.charCodeAt(a);

type Replacing = Edit & { readonly before: Ids; readonly after: Ids };
export const isReplacing = (edit: Edit): edit is Replacing => 'before' in edit;

function markReplacements({ before, after, edits }: TracedPair, truth: Truth): void {
  edits.filter(isReplacing).forEach((edit, index) => {
    mark(truth.before.replacement, { ids: before.ids, range: edit.before }, index + 1);
    mark(truth.after.replacement, { ids: after.ids, range: edit.after }, index + 1);
  });
}

type Where = { readonly ids: Int32Array; readonly range: Ids };

function mark(target: Int32Array, { ids, range }: Where, value: number): void {
  const start = ids.indexOf(range[0]);
  if (start >= 0 && range[1] > range[0]) target.fill(value, start, start + range[1] - range[0]);
}
