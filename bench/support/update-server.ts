// A process of its own that serves the API over a new store in the folder given, so that a library can be preloaded
// for the server alone.
import { join } from 'node:path';

import { openSqliteEventStore } from '../../src/event-store/sqlite/open-sqlite-event-store.ts';
import { serveApi, type ServedStore } from './serve-api.ts';
import { publishStories } from './update-load.ts';

/** `grouped`: as the store is. `each-alone`: an append begins only when the one before it is on the disk. */
export type Grouping = 'grouped' | 'each-alone';

export type ServerMessage =
  | { readonly is: 'serving'; readonly port: number }
  | { readonly is: 'published' }
  | { readonly is: 'failed'; readonly why: string };

const [directory = '', grouping = 'grouped'] = process.argv.slice(2);

function eachAlone(store: ServedStore): ServedStore {
  let last: Promise<unknown> = Promise.resolve();
  const append: ServedStore['append'] = (articleId, events, expected) => {
    const one = (): ReturnType<ServedStore['append']> => store.append(articleId, events, expected);
    const appended = last.then(one, one);
    last = appended;
    return appended;
  };
  return { ...store, append };
}

const tell = (message: ServerMessage): void => {
  process.send?.(message);
};

async function serve(): Promise<void> {
  const store = openSqliteEventStore({ path: join(directory, 'events.sqlite') });
  const { port, handleCommand } = await serveApi(
    directory,
    grouping === 'grouped' ? store : eachAlone(store),
  );
  process.on('message', (prefix: string) => {
    publishStories(handleCommand, prefix).then(
      () => {
        tell({ is: 'published' });
      },
      (error: unknown) => {
        tell({ is: 'failed', why: String(error) });
      },
    );
  });
  tell({ is: 'serving', port });
}

serve().catch((error: unknown) => {
  tell({ is: 'failed', why: String(error) });
  process.exit(1);
});
