import type { ArticleId, EventId } from '../domain/article/events.ts';
import { derivedUuid, newUuidV7 } from '../shared/ids.ts';
import { sha256Hex } from '../shared/sha256.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { badInput } from './problem.ts';

/** The ids of one command: new, or fixed by its Idempotency-Key, so that the stream itself proves a retry. */
export type CommandIds = {
  readonly commandId: string;
  readonly eventIdOf?: ((index: number) => EventId) | undefined;
  /** For a story that is to be made. */
  readonly articleId: ArticleId;
};

type Keyed = {
  readonly tokenId: string;
  /** Method and path with its parameters filled in. */
  readonly route: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
};

export function commandIds({ tokenId, route, idempotencyKey, body }: Keyed): CommandIds {
  if (idempotencyKey === undefined) return { commandId: newUuidV7(), articleId: newUuidV7() as ArticleId };
  const commandId = derivedUuid(tokenId, route, readKey(idempotencyKey));
  const digest = sha256Hex(canonicalJson(body ?? null));
  return {
    commandId,
    eventIdOf: (index) => derivedUuid(commandId, digest, String(index)) as EventId,
    articleId: derivedUuid(commandId, 'article') as ArticleId,
  };
}

/** The key bare, or in quotes as draft-ietf-httpapi-idempotency-key-header has it: both name the same key. */
function readKey(header: string): string {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw badInput([
    {
      path: 'header.Idempotency-Key',
      message: 'must be 1 to 255 visible ASCII characters, for example a UUID',
    },
  ]);
}
