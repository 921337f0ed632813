// A process of its own that replays a store once, so that its memory is that of the replay alone.
import { openSqliteEventStore } from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { peakBytes } from './peak-bytes.ts';
import { replayStore } from './replay-store.ts';

/** In bytes; before: with the store open and nothing read. */
export type ReplayMemory = { readonly before: number; readonly peak: number };

const store = openSqliteEventStore({ path: process.argv[2] ?? '' });
const before = peakBytes();
await replayStore(store);
const memory: ReplayMemory = { before, peak: peakBytes() };
process.send?.(memory);
await store.close();
process.disconnect();
