import { problem } from './problem.ts';
import type { RequestFacts } from './route.ts';

/** The largest JSON body, in bytes. */
export const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** How long a whole JSON body may take to arrive, and how long a streamed one may pause. */
const BODY_TIMEOUT_MS = 30_000;

/** Refuses a body of another form than `mediaType`, compressed, or in another charset than UTF-8. */
export function requireMediaType(request: RequestFacts, ...mediaTypes: readonly string[]): void {
  const given = request.header('content-type') ?? '';
  const [type = '', ...parameters] = given.split(';').map((part) => part.trim().toLowerCase());
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  const encoding = request.header('content-encoding') ?? 'identity';
  const isTaken = mediaTypes.includes(type) && (charset === undefined || /^charset="?utf-8"?$/.test(charset));
  if (isTaken && encoding.toLowerCase() === 'identity') return;
  throw problem(
    'unsupported-media-type',
    `Send ${mediaTypes.join(' or ')} in UTF-8, not compressed; Content-Type is ${JSON.stringify(given.slice(0, 200))}${encoding === 'identity' ? '' : `, Content-Encoding ${JSON.stringify(encoding.slice(0, 50))}`}.`,
    { headers: { Accept: mediaTypes.join(', ') } },
  );
}

/** The body as text. Throws 413 over MAX_BODY_BYTES (before reading, where the length is announced), 408 when it is slow, 400 where it isn't UTF-8. */
export async function readBodyText(request: RequestFacts): Promise<string> {
  if (Number(request.header('content-length') ?? 0) > MAX_BODY_BYTES) throw tooLarge();
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of withinTime(request.chunks, { limit: 'whole' })) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  const text = findUtf8(Buffer.concat(chunks));
  if (text === undefined) throw problem('malformed-json', NOT_UTF8);
  return text;
}

export const NOT_UTF8 = 'The text is not UTF-8; encode it as UTF-8.';

const tooLarge = () =>
  problem(
    'body-too-large',
    `The body is over ${String(MAX_BODY_BYTES)} bytes, the most that is taken. Send less, or use POST /api/v1/imports for many stories.`,
    {
      headers: { Connection: 'close' },
    },
  );

/** Strict UTF-8: undefined where a byte is wrong, never a replacement character. */
export function findUtf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

type TimeLimit = {
  /** `whole`: for all chunks together. `pause`: for each anew. */
  readonly limit: 'whole' | 'pause';
  /** Default 30,000. */
  readonly timeoutMs?: number | undefined;
};

/** Passes chunks on, and throws 408 when they take longer than the limit. */
export async function* withinTime(
  chunks: AsyncIterable<Uint8Array>,
  { limit, timeoutMs = BODY_TIMEOUT_MS }: TimeLimit,
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const endsAt = Date.now() + timeoutMs;
  for (;;) {
    const waitMs = limit === 'pause' ? timeoutMs : Math.max(0, endsAt - Date.now());
    const next = await beforeTimeout(iterator.next(), waitMs);
    if (next.done === true) return;
    yield next.value;
  }
}

async function beforeTimeout<Value>(promise: Promise<Value>, waitMs: number): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(
        problem(
          'request-timeout',
          'The body came too slowly; send it again on a better connection, or in smaller parts.',
          {
            headers: { Connection: 'close' },
          },
        ),
      );
    }, waitMs);
  });
  try {
    return await Promise.race([promise, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
