import { join } from 'node:path';

import type { Log } from '../shared/log.ts';
import { EVENTS_FILE } from '../sqlite/open-events-file.ts';
import { openSqliteEventStore, type SqliteEventStore } from './sqlite/open-sqlite-event-store.ts';

export type OpenEventStoreOptions = {
  /** STET_EVENT_STORE. */
  readonly url: string;
  /** Where the file of the single-machine store lies; made, for the owner alone, where it is missing. */
  readonly dataDir: string;
  readonly log?: Log | undefined;
};

/** The only door to the event stores. Throws one clear line for a url that names none. */
export function openEventStore({ url, dataDir, log }: OpenEventStoreOptions): SqliteEventStore {
  if (url === 'sqlite') return openSqliteEventStore({ path: join(dataDir, EVENTS_FILE), log });
  throw new Error(
    `STET_EVENT_STORE is "${withoutPassword(url)}", which names no event store of this version: use "sqlite"`,
  );
}

/** A url may carry a password, which no message or log may show. */
const withoutPassword = (url: string): string => url.replace(/\/\/[^@/]*@/, '//***@');
