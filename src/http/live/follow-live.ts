import { findLastPublicPosition } from '../../../projections/event-feed/queries.ts';
import type { EventClient } from '../answer.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { encodePosition } from '../opaque-token.ts';
import { readNews, type LiveHub, type LiveNews } from './live-hub.ts';

export type Following = {
  readonly api: Pick<ApiDependencies, 'live' | 'readModel' | 'store'>;
  /** Where the client stands; undefined: at the end. `gone`: in a store that this one doesn't continue. */
  readonly after: bigint | 'gone' | undefined;
  /** Whether whoever asked may still know. */
  readonly isAdmitted: () => Promise<boolean>;
};

/** The browser asks again so long after a stream has ended, in milliseconds. */
const RETRY_MS = 2_000;

/** Sends what the client has missed, then every change as it comes, until one of the two ends it. */
export async function followLive({ api, after, isAdmitted }: Following, client: EventClient): Promise<void> {
  const { live } = api;
  const send = createSender(api, client);
  client.send(`retry: ${String(RETRY_MS)}\n\n`);
  // What comes while the past is read waits, and what the past held already is not told twice.
  const waiting: LiveNews[] = [];
  let take = (news: LiveNews): void => void waiting.push(news);
  const leave = await live.follow((news) => {
    take(news);
  });
  try {
    send.past(await readPast(api, after));
    take = send.news;
    waiting.forEach(take);
    await untilEnd(live, client, isAdmitted);
  } finally {
    leave();
  }
}

type Past = { readonly news: LiveNews | undefined; readonly position: bigint; readonly checkpoint: bigint };

const readPast = ({ readModel }: Following['api'], after: Following['after']): Promise<Past> =>
  readModel.read(async ({ db, checkpoint }) => {
    const position = await findLastPublicPosition(db);
    if (after === 'gone') return { news: { kind: 'reset', position }, position, checkpoint };
    return { news: after === undefined ? undefined : await readNews(db, after), position, checkpoint };
  });

type Sender = { past(past: Past): void; news(news: LiveNews): void };

function createSender({ store: { epoch } }: Following['api'], client: EventClient): Sender {
  let known = 0n;
  const idOf = (position: bigint): string => `id: ${encodePosition(epoch, position)}\n`;
  const news = (told: LiveNews): void => {
    if (told.position <= known) return;
    if (told.kind === 'reset') client.send(`${idOf(told.position)}event: reset\ndata: {}\n\n`);
    else client.send(framesOf(told.changes.filter(({ position }) => position > known)));
  };
  const framesOf = (changes: Extract<LiveNews, { kind: 'changes' }>['changes']): string =>
    changes
      .map(({ articleId, position, type }) => {
        const data = JSON.stringify({ articleId, position: encodePosition(epoch, position), type });
        return `${idOf(position)}event: change\ndata: ${data}\n\n`;
      })
      .join('');
  return {
    news,
    past(past) {
      if (past.news?.kind === 'reset') client.send(`${idOf(past.position)}event: reset\ndata: {}\n\n`);
      else if (past.news !== undefined) client.send(framesOf(past.news.changes));
      // Without data nothing is told, but the browser knows where to go on.
      else client.send(`${idOf(past.position)}\n`);
      known = past.checkpoint;
    },
  };
}

/** Shows at each interval that the stream lives, and whether it still may. */
function untilEnd(live: LiveHub, client: EventClient, isAdmitted: () => Promise<boolean>): Promise<void> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      clearInterval(beating);
      live.signal.removeEventListener('abort', end);
      client.signal.removeEventListener('abort', end);
      resolve();
    };
    const beat = async (): Promise<void> => {
      if (await isAdmitted()) client.send(': still here\n\n');
      else end();
    };
    const beating = setInterval(() => {
      beat().catch((error: unknown) => {
        end();
        reject(error instanceof Error ? error : new Error(String(error)));
      });
    }, live.limits.keepAliveMs);
    live.signal.addEventListener('abort', end, { once: true });
    client.signal.addEventListener('abort', end, { once: true });
    if (live.signal.aborted || client.signal.aborted) end();
  });
}
