import type { BlameState } from './carry-blame.ts';
import { listRuns } from './origin-runs.ts';

/** The revisions that a blame names, each once, the lowest first. */
export function listOrigins({ blocks, fields }: BlameState): readonly number[] {
  const runs = [...blocks, ...Object.values(fields)].flatMap(listRuns);
  return [...new Set(runs.map(({ origin }) => Math.abs(origin)))].sort((a, b) => a - b);
}
