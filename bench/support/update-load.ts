import type { HandleCommand } from '../../src/application/command-request.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';
import { aContentOf, anUpdateOf } from './an-event.ts';
import type { Load } from './http-client.ts';
import { timeMs } from './interleave.ts';
import type { RawEvents } from './raw-events.ts';
import { SECRET } from './serve-api.ts';

export const CONNECTIONS = 64;
/** Of a text as JSON. */
const BYTES = 6_144;

/** Publishes the story that each connection updates. */
export async function publishStories(handleCommand: HandleCommand, prefix: string): Promise<void> {
  for (let story = 0; story < CONNECTIONS; story += 1) {
    const published = await handleCommand({
      articleId: `${prefix}${String(story)}` as ArticleId,
      command: { type: 'PublishArticle', content: aContentOf(BYTES) },
      principal: { kind: 'token', id: 'desk', name: 'Desk', role: 'editor', grants: [] },
      actor: { kind: 'user', id: 'mira' },
      expected: 'any',
      commandId: newUuidV7(),
      correlationId: 'bench',
    });
    if (!published.ok) throw new Error(`The story could not be published: ${published.error.code}`);
  }
}

export type Updates = {
  readonly port: number;
  /** Connection n updates the story of this prefix and n. */
  readonly prefix: string;
  readonly each: number;
  /** As a header; `{turn}` stands for the number of the connection's request. */
  readonly ifMatch: string;
};

/** Whole updates of 6 KB with `Prefer: respond-async`, each of another text. */
export function toUpdateLoad({ port, prefix, each, ifMatch }: Updates): Load {
  const content = { ...aContentOf(BYTES), headline: 'Take {padded} of the harbour story' };
  const body = JSON.stringify({ content, significance: 'material', reasonCode: 'development' });
  const template = [
    `POST /api/v1/articles/${prefix}{connection}/updates HTTP/1.1`,
    'Host: 127.0.0.1',
    `Authorization: Bearer ${SECRET}`,
    'Content-Type: application/json',
    'Prefer: respond-async',
    `If-Match: ${ifMatch}`,
    // `{padded}` and what it stands for are of one length.
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    '',
    body,
  ].join('\r\n');
  return { port, connections: CONNECTIONS, requests: each, template };
}

const RAW_EVENTS = 1_500;

/** Plain inserts of such updates, a transaction each. */
export async function rawUpdatesPerSecond(raw: RawEvents, round: number): Promise<number> {
  const events = Array.from({ length: RAW_EVENTS }, (_, index) =>
    anUpdateOf(`r${String(round)}-${String(index % CONNECTIONS)}` as ArticleId, index, BYTES),
  );
  const ms = await timeMs(() => {
    for (const event of events) raw.insert([event]);
    return undefined;
  });
  return (RAW_EVENTS * 1_000) / ms;
}
