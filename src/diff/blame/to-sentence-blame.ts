import { sentencesOf } from '../words/sentences.ts';
import { listRuns, sliceRuns, type OriginRun, type OriginRuns } from './origin-runs.ts';

export type SentenceOrigins = {
  /** UTF-16 offsets in the text, the white space after the sentence included. */
  readonly start: number;
  readonly end: number;
  /** Of most of its characters; of several equal ones the first in the text. */
  readonly origin: number;
  /** All of them, the one with the most characters first. */
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
    const origins = byShare(sliceRuns(runs, [start, end]));
    return { start, end, origin: origins[0] ?? 0, origins };
  }),
});

function byShare(runs: OriginRuns): readonly number[] {
  const shares = new Map<number, number>();
  for (const { start, end, origin } of listRuns(runs))
    shares.set(origin, (shares.get(origin) ?? 0) + end - start);
  return [...shares].sort(([, a], [, b]) => b - a).map(([origin]) => origin);
}
