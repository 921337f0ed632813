import type { ReadAllOptions, ReadAllPage, SubscribeOptions, Subscription } from './event-store.ts';

/** Wakes those who wait for news. */
type News = {
  /** How often there was news; taken before a read, so that none is missed between reading and waiting. */
  readonly count: () => number;
  readonly announce: () => void;
  /** Resolves once `count()` has passed `seen`, or the signal is aborted. */
  readonly after: (seen: number, signal: AbortSignal) => Promise<void>;
};

function createNews(): News {
  let count = 0;
  const waiting = new Set<() => void>();
  const announce = (): void => {
    count += 1;
    for (const wake of [...waiting]) wake();
  };
  const after = async (seen: number, signal: AbortSignal): Promise<void> => {
    if (count > seen || signal.aborted) return;
    await new Promise<void>((resolve) => {
      const wake = (): void => {
        signal.removeEventListener('abort', wake);
        waiting.delete(wake);
        resolve();
      };
      signal.addEventListener('abort', wake, { once: true });
      waiting.add(wake);
    });
  };
  return { count: () => count, announce, after };
}

export type Subscriptions = {
  start(options: SubscribeOptions, handle: PageHandler): Subscription;
  /** Wakes the subscriptions: something was stored. */
  readonly announce: () => void;
  /** Ends all of them, as their own signals would. */
  end(): void;
};

type PageHandler = (page: ReadAllPage) => Promise<void> | void;
type Read = (options: ReadAllOptions) => ReadAllPage;
type StartWatch = (announce: () => void) => { stop(): void };

/** All subscriptions of one opened store. `startWatch` looks for events of other processes while there is any. */
export function createSubscriptions(read: Read, startWatch: StartWatch): Subscriptions {
  const news = createNews();
  const running = new Set<AbortController>();
  let watch: { stop(): void } | undefined;

  const leave = (own: AbortController): void => {
    running.delete(own);
    if (running.size > 0) return;
    watch?.stop();
    watch = undefined;
  };

  const start = (options: SubscribeOptions, handle: PageHandler): Subscription => {
    const own = new AbortController();
    const abort = (): void => {
      own.abort();
    };
    if (options.signal?.aborted === true) abort();
    options.signal?.addEventListener('abort', abort, { once: true });
    running.add(own);
    watch ??= startWatch(news.announce);
    const done = follow({ read, news, signal: own.signal }, options, handle).finally(() => {
      options.signal?.removeEventListener('abort', abort);
      leave(own);
    });
    // Whoever holds the subscription learns of its end by `done`; nobody holding it must not end the process.
    done.catch(() => undefined);
    return { done };
  };

  const end = (): void => {
    for (const own of running) own.abort();
    watch?.stop();
  };
  return { start, announce: news.announce, end };
}

const DEFAULT_BATCH_SIZE = 500;
/** How often at most a position past filtered events is reported without an event, in milliseconds. */
const EMPTY_REPORT_MS = 1_000;

type Source = { readonly read: Read; readonly news: News; readonly signal: AbortSignal };

/** Reads to the end, then waits for news, until the signal is aborted. */
async function follow(
  { read, news, signal }: Source,
  options: SubscribeOptions,
  handle: PageHandler,
): Promise<void> {
  const { filter, batchSize: limit = DEFAULT_BATCH_SIZE } = options;
  let after = options.after;
  let reportedAt = Date.now();
  // The handler is never called within the call of subscribe.
  await nextTurn();
  while (!signal.aborted) {
    const seen = news.count();
    const page = read({ after, limit, filter });
    const isDue = page.next > after && Date.now() - reportedAt >= EMPTY_REPORT_MS;
    after = page.next;
    if (page.events.length > 0 || isDue) {
      await handle(page);
      reportedAt = Date.now();
    }
    // Others get their turn between the batches of a long catch-up.
    await (page.atEnd ? news.after(seen, signal) : nextTurn());
  }
}

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
