import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleEvent, ArticleId, EventId } from '../../src/domain/article/events.ts';
import { toInstant } from '../../src/shared/clock.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';

const START = Date.UTC(2026, 0, 5, 8);

/** An update by a desk, as the API would append it. */
export function anUpdate(articleId: ArticleId, revision: number, content: Content): ArticleEvent {
  const commandId = newUuidV7();
  const at = toInstant(START + revision * 60_000);
  return {
    eventId: newUuidV7() as EventId,
    articleId,
    type: 'ArticleUpdated',
    schemaVersion: 1,
    recordedAt: at,
    effectiveAt: at,
    effectiveBasis: 'recorded',
    recording: 'live',
    actor: { kind: 'user', id: 'u-mira', name: 'Mira Okonkwo' },
    recordedBy: { kind: 'token', id: 'token-desk' },
    correlationId: commandId,
    causationId: commandId,
    commandId,
    data: {
      revision,
      content,
      significance: 'material',
      reasonCode: 'development',
      note: 'mayor called back',
    },
  };
}

const SENTENCE = 'The harbour bridge reopened on Wednesday after nine weeks of repairs, the city said. ';

/** A content of about so many bytes as JSON. */
export function aContentOf(bytes: number): Content {
  const count = Math.max(1, Math.round((bytes - 300) / 330));
  const room = Math.max(60, Math.floor((bytes - 300) / count) - 60);
  const text = SENTENCE.repeat(Math.ceil(room / SENTENCE.length)).slice(0, room);
  return {
    kind: 'article',
    language: 'en',
    headline: 'Harbour bridge open again',
    alternativeHeadlines: [],
    bylines: ['Mira Okonkwo'],
    blocks: Array.from({ length: count }, () => ({ kind: 'paragraph', text, marks: [], attributes: {} })),
    section: 'local',
    tags: ['harbour'],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  };
}

/** An update whose JSON is about so many bytes in all, with ids of its own each time. */
export const anUpdateOf = (articleId: ArticleId, revision: number, bytes: number): ArticleEvent =>
  anUpdate(articleId, revision, aContentOf(Math.max(400, bytes - 650)));
