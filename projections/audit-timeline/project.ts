import type { StoredEvent } from '../../src/domain/article/events.ts';
import { isPublicEvent, noticeOf } from '../../src/domain/article/public-events.ts';
import { findAct } from '../../src/domain/article/public-history.ts';
import {
  changedPlaces,
  isUpdatedBeforePublished,
  type TextPlace,
} from '../../src/domain/article/text-places.ts';
import { joinCells } from '../../src/read-model/cells.ts';
import type { Projection, ProjectionInput, Row, RowChange } from '../../src/read-model/projection.ts';
import { fieldsOf } from './fields-of.ts';
import { toReadersSentence, toStaffSentence } from './sentences.ts';
import type { TimelineRow } from './tables.ts';

export const auditTimeline: Projection = {
  name: 'audit-timeline',
  version: 2,
  tables: [
    { name: 'timeline', key: ['article_id', 'stream_version'] },
    { name: 'timeline_fields', key: ['global_position', 'field'] },
  ],
  project(input) {
    const { before, event, after } = input;
    const places = changedPlaces(before, event, after).map(({ place }) => place);
    const own = places.find(({ act }) => act.streamVersion === event.streamVersion);
    return [
      { op: 'upsert', table: 'timeline', row: toRow(input, own) },
      ...fieldsOf(input).map((field): RowChange => ({
        op: 'upsert',
        table: 'timeline_fields',
        row: { global_position: event.globalPosition, field },
      })),
      ...moveTarget(input),
      ...places.filter((place) => place !== own).map((place) => patchOf(place, event)),
    ];
  },
};

const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));

function toRow(input: ProjectionInput, own: TextPlace | undefined): TimelineRow {
  const { event, after } = input;
  const isPublic = isPublicEvent(event, after);
  const words = wordsOf(event);
  const sentence = toStaffSentence(input);
  return joinCells(whoAndWhen(event), words, {
    revision: 'revision' in event.data ? event.data.revision : null,
    sentence,
    readers_sentence: isPublic ? toReadersSentence(input) : null,
    is_public: isPublic ? 1 : 0,
    silent: event.type === 'TextReinterpreted' ? 'no' : (own?.silent ?? null),
    back_dated: event.recording === 'late' ? 1 : 0,
    anomalies: json(event.anomalies),
    anomaly_codes: toCodes(event),
    updated_before_published: own !== undefined && isUpdatedBeforePublished(own) ? 1 : 0,
    haystack: [sentence, words.reason, words.note, words.notice, event.source?.id, event.articleId]
      .filter((text) => typeof text === 'string')
      .join('\n')
      .toLowerCase(),
  });
}

function whoAndWhen(event: StoredEvent): Pick<TimelineRow, EnvelopeColumn> {
  return {
    article_id: event.articleId,
    stream_version: event.streamVersion,
    global_position: event.globalPosition,
    event_id: event.eventId,
    type: event.type,
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    actor_ip: event.actor.ip ?? null,
    recorded_by_kind: event.recordedBy.kind,
    recorded_by_id: event.recordedBy.id,
    recorded_at: event.recordedAt,
    effective_at: event.effectiveAt,
    effective_basis: event.effectiveBasis,
    not_before: event.notBefore ?? null,
    observed_at: event.observedAt ?? null,
    effective_corrected_by: null,
    recording: event.recording,
    source: json(event.source),
  };
}

type EnvelopeColumn =
  | 'article_id'
  | 'stream_version'
  | 'global_position'
  | 'event_id'
  | 'type'
  | 'actor_kind'
  | 'actor_id'
  | 'actor_ip'
  | 'recorded_by_kind'
  | 'recorded_by_id'
  | 'recorded_at'
  | 'effective_at'
  | 'effective_basis'
  | 'not_before'
  | 'observed_at'
  | 'effective_corrected_by'
  | 'recording'
  | 'source';

type WordColumn = 'reason' | 'reason_code' | 'significance' | 'note' | 'notice';

const wordsOf = (event: StoredEvent): Pick<TimelineRow, WordColumn> => ({
  reason: 'reason' in event.data ? event.data.reason : null,
  reason_code: event.type === 'ArticleUpdated' ? event.data.reasonCode : null,
  significance: event.type === 'ArticleUpdated' ? event.data.significance : null,
  note: noteOf(event) ?? null,
  notice: noticeOf(event) ?? null,
});

function noteOf({ type, data }: StoredEvent): string | undefined {
  if (type === 'NoteAdded') return data.text;
  return 'note' in data ? data.note : undefined;
}

function toCodes({ anomalies = [] }: StoredEvent): string {
  return anomalies.length === 0 ? '' : `,${anomalies.map(({ code }) => code).join(',')},`;
}

/** A place of another act that this event changed: its silence may be another now. */
function patchOf({ act, ...place }: TextPlace, { articleId }: StoredEvent): RowChange {
  const values: Row = {
    silent: place.silent,
    updated_before_published: isUpdatedBeforePublished(place) ? 1 : 0,
  };
  return {
    op: 'patch',
    table: 'timeline',
    key: { article_id: articleId, stream_version: act.streamVersion },
    values,
  };
}

function moveTarget({ event, after }: ProjectionInput): readonly RowChange[] {
  if (event.type !== 'EffectiveTimeCorrected') return [];
  const act = findAct(after.acts, event.data.eventId);
  if (act === undefined) return [];
  const values: Row = {
    effective_at: act.effectiveAt,
    effective_basis: act.effectiveBasis,
    not_before: act.notBefore ?? null,
    effective_corrected_by: event.eventId,
  };
  return [
    {
      op: 'patch',
      table: 'timeline',
      key: { article_id: event.articleId, stream_version: act.streamVersion },
      values,
    },
  ];
}
