import type { EventStore } from '../../src/event-store/event-store.ts';

const PAGE = 1_000;

/** Reads every event, a page of 1,000 at a time, and gives how many there were. */
export async function replayStore(store: EventStore): Promise<number> {
  let seen = 0;
  for (let after = 0n; ;) {
    const page = await store.readAll({ after, limit: PAGE });
    seen += page.events.length;
    if (page.atEnd) return seen;
    after = page.next;
  }
}
