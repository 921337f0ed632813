import { rmSync } from 'node:fs';
import { join } from 'node:path';

import { openSqliteEventStore } from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { describeEventStoreContract } from '../contracts/event-store.contract.ts';
import { aTemporaryDirectory } from '../support/temporary-directory.ts';

describeEventStoreContract('sqlite', () => {
  const directory = aTemporaryDirectory();
  return {
    store: openSqliteEventStore({ path: join(directory, 'events.sqlite') }),
    cleanUp: () => {
      rmSync(directory, { recursive: true });
    },
  };
});
