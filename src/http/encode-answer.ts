import { once } from 'node:events';
import type { ServerResponse } from 'node:http';

import { JSON_TYPE, type Answer, type AnswerBody } from './answer.ts';
import { bodyTag, matchesNoneOf } from './entity-tag.ts';

type Sent = { readonly method: string; readonly ifNoneMatch: string | undefined };

/** Writes the answer: its ETag, 304 where the client holds it already, the body no faster than the client takes it. */
export async function sendAnswer(response: ServerResponse, answer: Answer, sent: Sent): Promise<void> {
  if (answer.headers !== undefined) {
    for (const [name, value] of Object.entries(answer.headers)) response.setHeader(name, value);
  }
  if (answer.body.kind === 'stream' || answer.body.kind === 'events') {
    response.writeHead(answer.status, { 'Content-Type': answer.body.contentType });
    if (sent.method === 'HEAD') response.end();
    else if (answer.body.kind === 'stream') await sendStream(response, answer.body);
    else await sendEvents(response, answer.body);
    return;
  }
  const isRead = answer.status === 200 && (sent.method === 'GET' || sent.method === 'HEAD');
  // An ETag that is known beforehand saves making the body that the client holds already.
  const isHeld = (etag: string): boolean => isRead && !matchesNoneOf(sent.ifNoneMatch, etag);
  if (answer.etag !== undefined && isHeld(answer.etag)) {
    sendNotModified(response, answer.etag);
    return;
  }
  const { text, contentType } = toText(answer.body);
  const etag = answer.etag ?? (isRead ? bodyTag(text) : undefined);
  if (etag !== undefined && isHeld(etag)) {
    sendNotModified(response, etag);
    return;
  }
  if (etag !== undefined) response.setHeader('ETag', etag);
  if (contentType === undefined) {
    response.writeHead(answer.status).end();
    return;
  }
  response.writeHead(answer.status, {
    'Content-Type': contentType,
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

const sendNotModified = (response: ServerResponse, etag: string): void => {
  response.writeHead(304, { ETag: etag }).end();
};

function toText(body: Exclude<Answer['body'], { kind: 'stream' | 'events' }>): {
  text: string;
  contentType?: string;
} {
  switch (body.kind) {
    case 'none':
      return { text: '' };
    case 'json':
      return { text: JSON.stringify(body.value), contentType: body.contentType ?? JSON_TYPE };
    case 'text':
      return { text: body.text, contentType: body.contentType };
  }
}

/** Small lines are gathered, so that each write is worth its system call. */
const STREAM_CHUNK = 16_384;

type Stream = Extract<AnswerBody, { kind: 'stream' }>;

async function sendStream(response: ServerResponse, stream: Stream): Promise<void> {
  let gathered = '';
  let soon: NodeJS.Immediate | undefined;
  const take = (): string => {
    const text = gathered;
    gathered = '';
    return text;
  };
  // What has come goes out before the process waits for more, so that nobody waits for a chunk to fill.
  const flush = (): void => {
    soon = undefined;
    if (gathered !== '' && !response.destroyed) response.write(take());
  };
  for await (const line of stream.lines) {
    if (response.destroyed) break;
    gathered += line;
    soon ??= setImmediate(flush);
    if (gathered.length >= STREAM_CHUNK || response.writableNeedDrain) await write(response, take());
  }
  clearImmediate(soon);
  if (!response.destroyed) response.end(take());
}

async function write(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed || (response.write(text) && !response.writableNeedDrain)) return;
  const waiting = new AbortController();
  try {
    await Promise.race([
      once(response, 'drain', { signal: waiting.signal }),
      once(response, 'close', { signal: waiting.signal }),
    ]);
  } finally {
    waiting.abort();
  }
}

/** What may wait for a client that follows events; the sockets of the system hold some more. */
const MOST_UNSENT = 65_536;

async function sendEvents(
  response: ServerResponse,
  events: Extract<AnswerBody, { kind: 'events' }>,
): Promise<void> {
  const left = new AbortController();
  const leave = (): void => {
    left.abort();
  };
  response.once('close', leave);
  if (response.destroyed) leave();
  const send = (text: string): void => {
    if (response.destroyed) return;
    response.write(text);
    if (response.writableLength > MOST_UNSENT) response.destroy();
  };
  await events.run({ send, signal: left.signal });
  if (!response.destroyed) response.end();
}
