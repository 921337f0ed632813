export type PublicChange = { readonly articleId: string; readonly position: string; readonly type: string };

export type Told = {
  /** Each time that the stream has begun, also after a break. */
  readonly begun?: () => void;
  readonly change: (change: PublicChange) => void;
  /** More has changed than is told one by one. */
  readonly reset: () => void;
};

/** After a refusal (signed out, too many pages open) the browser itself doesn't come back. */
const COME_BACK_MS = 30_000;

/**
 * Follows the public changes while the page is seen: a hidden one holds no connection, and learns what it missed when it is seen
 * again. `after`: the position that the page shows; undefined: from now on.
 */
export function followChanges(after: string | undefined, told: Told): void {
  let position = after;
  let source: EventSource | undefined;
  let timer: number | undefined;
  const stop = (): void => {
    clearTimeout(timer);
    source?.close();
    source = undefined;
  };
  const start = (): void => {
    stop();
    source = new EventSource(
      `/api/v1/live${position === undefined ? '' : `?after=${encodeURIComponent(position)}`}`,
    );
    source.addEventListener('open', () => told.begun?.());
    source.addEventListener('change', ({ data, lastEventId }: MessageEvent<string>) => {
      position = lastEventId;
      told.change(JSON.parse(data) as PublicChange);
    });
    source.addEventListener('reset', ({ lastEventId }: MessageEvent<string>) => {
      position = lastEventId;
      told.reset();
    });
    source.addEventListener('error', () => {
      if (source?.readyState !== EventSource.CLOSED) return;
      stop();
      timer = setTimeout(startIfSeen, COME_BACK_MS);
    });
  };
  const startIfSeen = (): void => {
    if (document.visibilityState === 'visible') start();
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') start();
    else stop();
  });
  // A page that the browser keeps for the back button must hold no connection, or it isn't kept.
  addEventListener('pagehide', stop);
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) startIfSeen();
  });
  startIfSeen();
}
