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
  for await (const chunk of withinTime(request.chunks, 'whole')) {
    bytes += chunk.length;
    if (bytes > MAX_BODY_BYTES) throw tooLarge();
    chunks.push(chunk);
  }
  return decodeUtf8(Buffer.concat(chunks));
}

const tooLarge = () =>
  problem(
    'body-too-large',
    `The body is over ${String(MAX_BODY_BYTES)} bytes, the most that is taken. Send less, or use POST /api/v1/imports for many stories.`,
    {
      headers: { Connection: 'close' },
    },
  );

/** Strict UTF-8: a wrong byte is an error, never a replacement character. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw problem('malformed-json', 'The body is not UTF-8; encode it as UTF-8.', {
      extensions: { cause: String(cause) },
    });
  }
}

/** Passes chunks on, and throws 408 when the whole takes longer than BODY_TIMEOUT_MS, or (`pause`) when one chunk does. */
export async function* withinTime(
  chunks: AsyncIterable<Uint8Array>,
  limit: 'whole' | 'pause',
): AsyncGenerator<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  const endsAt = Date.now() + BODY_TIMEOUT_MS;
  for (;;) {
    const waitMs = limit === 'pause' ? BODY_TIMEOUT_MS : Math.max(0, endsAt - Date.now());
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
          `The body did not arrive within ${String(BODY_TIMEOUT_MS / 1000)} seconds.`,
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
