import type { Database } from '../../sqlite/open-database.ts';

/** How often to look for commits of other processes, in milliseconds: well under the 250 ms that the port grants. */
const WATCH_MS = 100;

/** Calls `announce` when another connection has committed. `data_version` tells at the cost of one look at the shared memory. */
export function startWatch(database: Database, announce: () => void): { stop(): void } {
  const dataVersion = database.prepare<[], number>('PRAGMA data_version').pluck();
  let seen = dataVersion.get();
  const timer = setInterval(() => {
    const now = dataVersion.get();
    if (now === seen) return;
    seen = now;
    announce();
  }, WATCH_MS);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
