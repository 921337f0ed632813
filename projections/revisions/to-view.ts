import type { ChangeSummary } from '../../src/diff/summarize.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type {
  Anomaly,
  ArticleId,
  Correction,
  EventId,
  Extraction,
  Principal,
  Source,
} from '../../src/domain/article/events.ts';
import type { Audience } from '../../src/domain/article/permissions.ts';
import { fromJson, present, toBig } from '../../src/read-model/cells.ts';
import type { NamedText } from '../../src/read-model/load-content.ts';
import type { Instant } from '../../src/shared/clock.ts';
import type { RevisionRow } from './tables.ts';
import type { ActorView, RevisionDeskView, RevisionListItem } from './views.ts';

/** Where the text of a revision is. */
export const namedText = (
  row: Pick<RevisionRow, 'article_id' | 'saved_stream_version' | 'saved_event_id'>,
): NamedText => ({
  articleId: row.article_id as ArticleId,
  heldBy: toBig(row.saved_stream_version),
  eventId: row.saved_event_id as EventId,
});

/** `isHidden`: the story's text is hidden from readers, and with it what a summary tells of it. */
export type Viewer = { readonly audience: Audience; readonly isHidden: boolean };

export function toListItem(row: RevisionRow, { audience, isHidden }: Viewer): RevisionListItem {
  const summary = isHidden ? null : (fromJson(row.public_summary) as ChangeSummary | null);
  return {
    ...toAct(row),
    articleId: row.article_id as ArticleId,
    revision: row.revision,
    isPublic: row.is_public === 1,
    effectiveAt: row.effective_at as Instant | null,
    effectiveBasis: row.effective_basis as RevisionListItem['effectiveBasis'],
    ...present('notBefore', row.not_before as Instant | null),
    publishedAt: fromJson(row.published_at) as EditorialTime | null,
    updatedAt: fromJson(row.updated_at) as EditorialTime | null,
    ...present('significance', row.significance as RevisionListItem['significance']),
    ...present('notice', row.notice),
    ...present('correction', fromJson(row.correction) as Correction | null),
    ...present('restoredFrom', row.restored_from),
    isEarlier: row.is_earlier === 1,
    ...present('supersededBy', row.superseded_by),
    publicSummary: summary,
    ...(audience === 'staff' ? { desk: toDesk(row) } : {}),
  };
}

type Act = Pick<RevisionListItem, 'type' | 'eventId' | 'actor' | 'recordedAt' | 'recording'>;

function toAct(row: RevisionRow): Act {
  const isPublic = row.is_public === 1;
  return {
    type: (isPublic ? row.type : row.saved_type) as Act['type'],
    eventId: (isPublic ? row.event_id : row.saved_event_id) as EventId,
    actor: isPublic
      ? toActor(row.actor_kind, row.actor_id)
      : toActor(row.saved_actor_kind, row.saved_actor_id),
    recordedAt: (isPublic ? row.recorded_at : row.saved_at) as Instant,
    recording: (isPublic ? row.recording : row.saved_recording) as Act['recording'],
  };
}

const toActor = (kind: string | null, id: string | null): ActorView => ({
  kind: (kind ?? 'unknown') as ActorView['kind'],
  id: id ?? '',
});

function toDesk(row: RevisionRow): RevisionDeskView {
  const savedBy = { kind: row.saved_by_kind, id: row.saved_by_id } as Principal;
  return {
    streamVersion: toBig(row.stream_version ?? row.saved_stream_version),
    recordedBy:
      row.recorded_by_id === null
        ? savedBy
        : ({ kind: row.recorded_by_kind, id: row.recorded_by_id } as Principal),
    ...present('reasonCode', row.reason_code as RevisionDeskView['reasonCode']),
    ...present('note', row.is_public === 1 ? row.note : row.saved_note),
    ...present('anomalies', fromJson(row.anomalies) as readonly Anomaly[] | null),
    ...present('source', fromJson(row.source) as Source | null),
    ...present('extraction', fromJson(row.extraction) as Extraction | null),
    savedSummary: JSON.parse(row.saved_summary) as ChangeSummary,
    saved: {
      type: row.saved_type as RevisionListItem['type'],
      eventId: row.saved_event_id as EventId,
      at: row.saved_at as Instant,
      actor: toActor(row.saved_actor_kind, row.saved_actor_id),
      recordedBy: savedBy,
      ...present('note', row.saved_note),
    },
  };
}
