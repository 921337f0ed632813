import { deflateRawSync, inflateRawSync } from 'node:zlib';

import { applyDelta, diffTexts, type Step } from './text-delta.ts';

/** Texts of one story as they are stored together. */
export type Pack = {
  readonly count: number;
  /** About how many letters it keeps in memory. */
  readonly weight: number;
  /** Cheapest in rising order: each text is told by the one before. */
  textAt(index: number): string;
};

/** A pack is as long as what its first text is told with, or this many letters more at most. */
const MAX_GROWTH = 24 * 1024;
const MAX_TEXTS = 32;

/**
 * Splits consecutive texts of one story into packs. A pack ends after 32 texts, or when the texts after its first
 * brought 24 Ki new letters (or as many as the first has): one inflate gives any text of it, and deflate's window of
 * 32 KiB still sees most of it.
 */
export function encodePacks(
  texts: readonly string[],
): readonly { readonly texts: number; readonly bytes: Buffer }[] {
  const packs: { texts: number; bytes: Buffer }[] = [];
  let open: Draft | undefined;
  for (const text of texts) {
    const added = open === undefined ? undefined : addText(open, text);
    if (added === undefined && open !== undefined) packs.push(toBytes(open));
    open = added ?? {
      steps: [[{ fresh: text.length, from: 0, length: 0 }]],
      fresh: text,
      first: text.length,
      last: text,
    };
  }
  if (open !== undefined) packs.push(toBytes(open));
  return packs;
}

type Draft = {
  /** Of each text. */
  readonly steps: readonly (readonly Step[])[];
  readonly fresh: string;
  /** Letters of the first text. */
  readonly first: number;
  readonly last: string;
};

/** undefined: the pack is full. */
function addText({ steps, fresh, first, last }: Draft, text: string): Draft | undefined {
  if (steps.length === MAX_TEXTS) return undefined;
  const delta = diffTexts(last, text);
  const grown = fresh + delta.fresh;
  if (grown.length - first > Math.max(MAX_GROWTH, first)) return undefined;
  return { steps: [...steps, delta.steps], fresh: grown, first, last: text };
}

/**
 * Deflated: the number of texts, of each its number of steps and for each step three numbers, then all new letters as
 * UTF-8. Numbers are LEB128; a copy's place is told from where the copy before ended (zigzag), since edits leave the
 * order mostly as it was.
 */
function toBytes({ steps, fresh }: Draft): { texts: number; bytes: Buffer } {
  const numbers: number[] = [steps.length];
  for (const ofText of steps) {
    numbers.push(ofText.length);
    let expected = 0;
    for (const step of ofText) {
      numbers.push(step.fresh, step.length, toZigzag(step.from - expected));
      expected = step.from + step.length;
    }
  }
  const bytes = Buffer.concat([Buffer.from(numbers.flatMap(toLeb128)), Buffer.from(fresh)]);
  return { texts: steps.length, bytes: deflateRawSync(bytes, { level: 9, memLevel: 9 }) };
}

const toZigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const fromZigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

function toLeb128(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) + 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** No pack inflates to more: what does is damaged. */
const MAX_INFLATED = 16 * 1024 * 1024;
/** Most packs inflate in one piece of this size. */
const CHUNK = 48 * 1024;

/** Throws an Error where the bytes are no pack. */
export function decodePack(bytes: Uint8Array): Pack {
  const inflated = inflateRawSync(bytes, { chunkSize: CHUNK, maxOutputLength: MAX_INFLATED });
  const { read, place } = createNumberReader(inflated);
  const steps = readSteps(read);
  const fresh = inflated.toString('utf8', place());
  const starts = startsOf(steps);
  let last = { index: -1, text: '' };
  const textAt = (index: number): string => {
    if (index < last.index) last = { index: -1, text: '' };
    while (last.index < index) {
      const next = last.index + 1;
      const [ofText, start] = [steps[next], starts[next]];
      if (ofText === undefined || start === undefined) throw new Error(`A pack has no text ${String(index)}`);
      last = { index: next, text: applyDelta(last.text, { steps: ofText, fresh }, start) };
    }
    return last.text;
  };
  return { count: steps.length, weight: fresh.length, textAt };
}

function readSteps(read: () => number): Step[][] {
  return Array.from({ length: read() }, () => {
    let expected = 0;
    return Array.from({ length: read() }, () => {
      const [fresh, length] = [read(), read()];
      const from = expected + fromZigzag(read());
      expected = from + length;
      return { fresh, from, length };
    });
  });
}

/** Where each text's new letters begin. */
function startsOf(steps: readonly (readonly Step[])[]): readonly number[] {
  let at = 0;
  return steps.map((ofText) => {
    const start = at;
    for (const { fresh } of ofText) at += fresh;
    return start;
  });
}

function createNumberReader(bytes: Uint8Array): { read: () => number; place: () => number } {
  let at = 0;
  const read = (): number => {
    let value = 0;
    for (let scale = 1; ; scale *= 0x80) {
      const byte = bytes[at];
      if (byte === undefined) throw new Error('A pack ends too early');
      at += 1;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
  };
  return { read, place: () => at };
}
