import type { Article } from '../domain/article/article.ts';
import type { Content } from '../domain/article/content.ts';
import type { StoredEvent } from '../domain/article/events.ts';
import { findLastAct, isTextAct } from '../domain/article/public-history.ts';
import type { EventStore } from '../event-store/event-store.ts';

const PAGE = 200;

/** The text of one revision, wherever in the story's stream it is; null: not observed; undefined: no such revision. */
export async function findRevisionText(
  store: EventStore,
  article: Article,
  revision: number,
): Promise<Content | null | undefined> {
  if (revision < 1 || revision > article.lastRevision) return undefined;
  if (article.draft?.revision === revision) return article.draft.content;
  if (article.lastSaved?.revision === revision) return article.lastSaved.content;
  const act = findLastAct(article.acts, (found) => isTextAct(found) && found.change.revision === revision);
  if (act !== undefined && isTextAct(act)) return textAt(store, article, act.change.heldBy);
  return searchStream(store, article, revision);
}

async function textAt(
  store: EventStore,
  { articleId }: Article,
  version: bigint,
): Promise<Content | null | undefined> {
  const [event] = await store.readStream(articleId, { fromVersion: version, limit: 1 });
  return event === undefined ? undefined : textOf(event);
}

const textOf = (event: StoredEvent): Content | null | undefined =>
  'content' in event.data ? event.data.content : undefined;

/** A draft that never became public has no act to find it by: a pass over the stream. */
async function searchStream(
  store: EventStore,
  { articleId }: Article,
  revision: number,
): Promise<Content | null | undefined> {
  for (let fromVersion = 1n; ;) {
    const events = await store.readStream(articleId, { fromVersion, limit: PAGE });
    const found = events.find(
      (event) => 'revision' in event.data && 'content' in event.data && event.data.revision === revision,
    );
    if (found !== undefined) return textOf(found);
    if (events.length < PAGE) return undefined;
    fromVersion += BigInt(PAGE);
  }
}
