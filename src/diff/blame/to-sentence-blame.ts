import { sentencesOf } from '../words/sentences.ts';
import { listRuns, sliceRuns, type OriginRun, type OriginRuns } from './origin-runs.ts';

export type SentenceOrigins = {
  /** UTF-16 offsets in the text, the white space after the sentence included. */
  readonly start: number;
  readonly end: number;
  /** Of most of its characters, white space not counted; of several equal ones the first in the text. */
  readonly origin: number;
  /** All of them, the one with the most characters first. One that has white space alone is named where there is nothing else. */
  readonly origins: readonly number[];
};

/** The same text told twice: by stretches of one origin, and by sentences. Both tile it. */
export type TextBlame = {
  readonly spans: readonly OriginRun[];
  readonly sentences: readonly SentenceOrigins[];
};

export const toSentenceBlame = (text: string, runs: OriginRuns): TextBlame => ({
  spans: listRuns(runs),
  sentences: sentencesOf(text).map(([start, end]) => {
    const origins = byShare(text.slice(start, end), sliceRuns(runs, [start, end]));
    return { start, end, origin: origins[0] ?? 0, origins };
  }),
});

function byShare(sentence: string, runs: OriginRuns): readonly number[] {
  const shares = new Map<number, number>();
  for (const { start, end, origin } of listRuns(runs)) {
    const length = sentence.slice(start, end).replaceAll(/\s+/gu, '').length;
    shares.set(origin, (shares.get(origin) ?? 0) + length);
  }
  const ordered = [...shares].sort(([, a], [, b]) => b - a);
  const written = ordered.filter(([, length]) => length > 0);
  return (written.length > 0 ? written : ordered).map(([origin]) => origin);
}
