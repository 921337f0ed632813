import type { ArticleId, EventId } from '../domain/article/events.ts';
import { canonicalJson } from '../shared/canonical-json.ts';
import { derivedUuid, newUuidV7 } from '../shared/ids.ts';
import { sha256Hex } from '../shared/sha256.ts';

/** The ids of one command: new, or fixed by a key, so that the stream itself proves a retry. */
export type CommandIds = {
  readonly commandId: string;
  readonly eventIdOf?: ((index: number) => EventId) | undefined;
  /** For a story that is to be made. */
  readonly articleId: ArticleId;
};

type Keyed = {
  readonly tokenId: string;
  /** What the key counts for: a key means another command elsewhere. */
  readonly route: string;
  readonly key: string;
  /** What was given, as parsed JSON. */
  readonly body: unknown;
};

export const newCommandIds = (): CommandIds => ({
  commandId: newUuidV7(),
  articleId: newUuidV7() as ArticleId,
});

/** The same key and body of the same token give the same ids, so that sending twice records once. */
export function keyedCommandIds({ tokenId, route, key, body }: Keyed): CommandIds {
  const commandId = derivedUuid(tokenId, route, key);
  const digest = sha256Hex(canonicalJson(body ?? null));
  return {
    commandId,
    eventIdOf: (index) => derivedUuid(commandId, digest, String(index)) as EventId,
    articleId: derivedUuid(commandId, 'article') as ArticleId,
  };
}
