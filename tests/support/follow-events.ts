/** One server-sent event, or a block without data. */
export type Told = { readonly event?: string; readonly id?: string; readonly data?: string };

export type FollowedEvents = {
  readonly status: number;
  readonly headers: Headers;
  /** The next event that holds data; undefined: the stream has ended. */
  next(): Promise<Told | undefined>;
  /** The next block whatever it holds, comments too. */
  nextBlock(): Promise<string | undefined>;
  /** Leaves. */
  leave(): void;
};

/** Follows a stream as an EventSource would, without its reconnecting. */
export async function followEvents(
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<FollowedEvents> {
  const leaving = new AbortController();
  const response = await fetch(url, { headers, signal: leaving.signal });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const nextBlock = async (): Promise<string | undefined> => {
    for (;;) {
      const end = text.indexOf('\n\n');
      if (end !== -1) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        return block;
      }
      const read = await reader?.read();
      if (read?.value === undefined) return undefined;
      text += read.value;
    }
  };
  const next = async (): Promise<Told | undefined> => {
    for (;;) {
      const block = await nextBlock();
      if (block === undefined) return undefined;
      const told = toTold(block);
      if (told.data !== undefined) return told;
    }
  };
  return {
    status: response.status,
    headers: response.headers,
    next,
    nextBlock,
    leave: () => leaving.abort(),
  };
}

export const toTold = (block: string): Told =>
  Object.fromEntries(
    block
      .split('\n')
      .filter((line) => !line.startsWith(':'))
      .map((line): [string, string] => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
