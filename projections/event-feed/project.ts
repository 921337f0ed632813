import { lastOf } from '../../src/shared/append-log.ts';
import { changedFields } from '../../src/diff/diff-contents.ts';
import type { PublicState } from '../../src/domain/article/article.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { StoredEvent } from '../../src/domain/article/events.ts';
import { isPublicEvent, noticeOf } from '../../src/domain/article/public-events.ts';
import { joinCells } from '../../src/read-model/cells.ts';
import type { Projection, ProjectionInput } from '../../src/read-model/projection.ts';
import type { EventFeedRow } from './tables.ts';

export const eventFeed: Projection = {
  name: 'event-feed',
  version: 1,
  tables: [{ name: 'event_feed', key: ['global_position'] }],
  project: (input) => [{ op: 'upsert', table: 'event_feed', row: toRow(input) }],
};

function toRow(input: ProjectionInput): EventFeedRow {
  const { event, after } = input;
  const isPublic = isPublicEvent(event, after);
  return joinCells(toldBy(event), {
    global_position: event.globalPosition,
    event_id: event.eventId,
    article_id: event.articleId,
    stream_version: event.streamVersion,
    type: event.type,
    revision: 'revision' in event.data ? event.data.revision : null,
    recorded_at: event.recordedAt,
    effective_at: event.effectiveAt,
    effective_basis: event.effectiveBasis,
    recording: event.recording,
    is_public: isPublic ? 1 : 0,
    sequence: isPublic ? after.publicEvents : null,
    is_current: isPublic && isCurrent(input) ? 1 : 0,
    fields_changed: isPublic ? fieldsChanged(input) : null,
    source_system: event.source?.system ?? null,
  });
}

const json = (value: unknown): string | null =>
  value === undefined || value === null ? null : JSON.stringify(value);

const toldBy = (
  event: StoredEvent,
): Pick<EventFeedRow, 'published_at' | 'updated_at' | 'notice' | 'restored_from' | 'corrects'> => ({
  published_at: 'publishedAt' in event.data ? json(event.data.publishedAt) : null,
  updated_at: 'updatedAt' in event.data ? json(event.data.updatedAt) : null,
  notice: noticeOf(event) ?? null,
  restored_from: event.type === 'ArticleRestored' ? event.data.restoredFrom : null,
  corrects: event.type === 'ArticleCorrected' ? (event.data.correction.corrects ?? null) : null,
});

/** The event's act stands last in public order, or it read the text anew that does. */
function isCurrent({ event, after }: ProjectionInput): boolean {
  if (lastOf(after.acts)?.streamVersion === event.streamVersion) return true;
  return after.published?.text.change.heldBy === event.streamVersion;
}

const contentOf = (state: PublicState | null): Content | null =>
  state?.content.state === 'held' ? state.content.content : null;

/** Only where the event changed what readers see now: an earlier text learned late changes nothing for them. */
function fieldsChanged(input: ProjectionInput): string | null {
  const { before, after } = input;
  const [old, fresh] = [contentOf(before.published), contentOf(after.published)];
  if (old === null || fresh === null || old === fresh || !isCurrent(input)) return null;
  return JSON.stringify(changedFields(old, fresh));
}
