import { compareTexts, type TextComparison } from '../../src/diff/compare-texts.ts';
import { statusOf, type Article } from '../../src/domain/article/article.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { noticeOf } from '../../src/domain/article/public-events.ts';
import { findAct, findFirstAct, isTextAct, type TextAct } from '../../src/domain/article/public-history.ts';
import { changedPlaces, type ChangedPlace, type TextPlace } from '../../src/domain/article/text-places.ts';
import type { StoredEvent } from '../../src/domain/article/events.ts';
import type { Projection, ProjectionInput, Row, RowChange } from '../../src/read-model/projection.ts';
import { toBlameRow } from './blame-row.ts';
import { comparePublic, compareSaved, type CompareTexts, type RevisionInput } from './summaries.ts';
import type { RevisionRow, RevisionStoryRow } from './tables.ts';

/** The projection, its texts compared by `compare`: most of its time goes to that. */
export const createRevisions = (compare: CompareTexts): Projection => ({
  name: 'revisions',
  version: 9,
  tables: [
    { name: 'revisions', key: ['article_id', 'revision'] },
    { name: 'revision_stories', key: ['article_id'] },
    { name: 'revision_blame', key: ['article_id', 'revision'] },
  ],
  project({ before, event, after, texts }) {
    const input = { before, event, after, texts, compare };
    const places = changedPlaces(before, event, after);
    const isOwn = ({ place }: ChangedPlace): boolean => place.act.change.heldBy === event.streamVersion;
    return [
      ...projectOwn(input, places.find(isOwn)),
      ...places.filter((changed) => !isOwn(changed)).flatMap((changed) => projectOther(changed, input)),
      ...projectStory(input),
    ];
  },
});

export const revisions = createRevisions(compareTexts);

type TextEvent = Extract<StoredEvent, { data: { content: Content | null } }>;

const isTextEvent = (event: StoredEvent): event is TextEvent => 'content' in event.data;

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** The row of the text that the event itself carries, and of the one that it reads anew. */
function projectOwn(input: RevisionInput, own: ChangedPlace | undefined): readonly RowChange[] {
  const { before, event } = input;
  if (!isTextEvent(event)) return [];
  const { revision } = event.data;
  const key = { article_id: event.articleId, revision };
  const compared = own && comparePublic(own, input);
  const act = own && actValues(event, own.place.act);
  const place = own && placeValues(own.place);
  const replaced = supersede(input);
  if (revision <= before.lastRevision) {
    return own === undefined
      ? replaced
      : [
          { op: 'patch', table: 'revisions', key, values: { ...act, ...place, ...summaryValues(compared) } },
          ...patchStep(key, compared),
          ...replaced,
        ];
  }
  const saved = compareSaved(input, event.data.content, own && { place: own.place, compared });
  const { public_summary = null } = summaryValues(compared);
  const saved_summary = saved === compared ? public_summary : null;
  const summaries = { public_summary, saved_summary: saved_summary ?? JSON.stringify(saved.summary) };
  const row = toRow(event, { summaries, act, place });
  const blame = toBlameRow(input, { revision, shown: compared, saved });
  return [
    { op: 'upsert', table: 'revisions', row },
    { op: 'upsert', table: 'revision_blame', row: blame },
    ...replaced,
  ];
}

const noteOf = ({ data }: TextEvent): string | undefined => ('note' in data ? data.note : undefined);

type Made = {
  readonly summaries: Pick<RevisionRow, 'saved_summary' | 'public_summary'>;
  readonly act: ActValues | undefined;
  readonly place: PlaceValues | undefined;
};

/** One literal with all columns, since of a row that is put together piece by piece V8 makes a hash table. */
const toRow = (event: TextEvent, { summaries, act, place }: Made): RevisionRow => ({
  article_id: event.articleId,
  revision: event.data.revision,
  saved_type: event.type,
  saved_event_id: event.eventId,
  saved_stream_version: event.streamVersion,
  saved_at: event.recordedAt,
  saved_actor_kind: event.actor.kind,
  saved_actor_id: event.actor.id,
  saved_by_kind: event.recordedBy.kind,
  saved_by_id: event.recordedBy.id,
  saved_note: noteOf(event) ?? null,
  saved_recording: event.recording,
  restored_from: event.type === 'ArticleRestored' ? event.data.restoredFrom : null,
  saved_summary: summaries.saved_summary,
  is_public: act?.is_public ?? 0,
  type: act?.type ?? null,
  event_id: act?.event_id ?? null,
  stream_version: act?.stream_version ?? null,
  act_version: act?.act_version ?? null,
  actor_kind: act?.actor_kind ?? null,
  actor_id: act?.actor_id ?? null,
  recorded_by_kind: act?.recorded_by_kind ?? null,
  recorded_by_id: act?.recorded_by_id ?? null,
  recorded_at: act?.recorded_at ?? null,
  recording: act?.recording ?? null,
  effective_at: place?.effective_at ?? null,
  effective_basis: place?.effective_basis ?? null,
  not_before: place?.not_before ?? null,
  published_at: place?.published_at ?? null,
  updated_at: place?.updated_at ?? null,
  significance: act?.significance ?? null,
  reason_code: act?.reason_code ?? null,
  note: act?.note ?? null,
  notice: act?.notice ?? null,
  correction: act?.correction ?? null,
  anomalies: act?.anomalies ?? null,
  source: act?.source ?? null,
  extraction: act?.extraction ?? null,
  is_earlier: act?.is_earlier ?? 0,
  superseded_by: null,
  public_summary: summaries.public_summary,
});

type PlaceColumn = 'effective_at' | 'effective_basis' | 'not_before' | 'published_at' | 'updated_at';
type ActColumn = Exclude<
  keyof RevisionRow,
  | `saved_${string}`
  | PlaceColumn
  | 'public_summary'
  | 'article_id'
  | 'revision'
  | 'restored_from'
  | 'superseded_by'
>;

type ActValues = Pick<RevisionRow, ActColumn>;

function actValues(event: TextEvent, act: TextAct): ActValues {
  return {
    is_public: 1,
    type: event.type,
    event_id: event.eventId,
    stream_version: event.streamVersion,
    act_version: act.streamVersion,
    actor_kind: event.actor.kind,
    actor_id: event.actor.id,
    recorded_by_kind: event.recordedBy.kind,
    recorded_by_id: event.recordedBy.id,
    recorded_at: event.recordedAt,
    recording: event.recording,
    significance: event.type === 'ArticleUpdated' ? event.data.significance : null,
    reason_code: event.type === 'ArticleUpdated' ? event.data.reasonCode : null,
    note: noteOf(event) ?? null,
    notice: noticeOf(event) ?? null,
    correction: event.type === 'ArticleCorrected' ? json(event.data.correction) : null,
    anomalies: json(event.anomalies),
    source: json(event.source),
    extraction: json(event.extraction),
    is_earlier: act.change.timesAreItsOwn ? 1 : 0,
  };
}

type PlaceValues = Pick<RevisionRow, PlaceColumn>;

const placeValues = ({ act, publishedAt, updatedAt }: TextPlace): PlaceValues => ({
  effective_at: act.effectiveAt,
  effective_basis: act.effectiveBasis,
  not_before: act.notBefore ?? null,
  published_at: json(publishedAt),
  updated_at: json(updatedAt),
});

/** None where what was made of the texts stands. */
const summaryValues = (compared: TextComparison | undefined): { readonly public_summary?: string } =>
  compared === undefined ? {} : { public_summary: JSON.stringify(compared.summary) };

/** A text that stands elsewhere in public order than before, or follows another one now. */
function projectOther(changed: ChangedPlace, input: RevisionInput): readonly RowChange[] {
  const key = { article_id: input.event.articleId, revision: changed.place.act.change.revision };
  const compared = comparePublic(changed, input);
  return [
    {
      op: 'patch',
      table: 'revisions',
      key,
      values: { ...placeValues(changed.place), ...summaryValues(compared) },
    },
    ...patchStep(key, compared),
  ];
}

const patchStep = (key: Row, compared: TextComparison | undefined): readonly RowChange[] =>
  compared === undefined
    ? []
    : [{ op: 'patch', table: 'revision_blame', key, values: { public_step: JSON.stringify(compared.step) } }];

function supersede({ before, event }: ProjectionInput): readonly RowChange[] {
  if (event.type !== 'TextReinterpreted') return [];
  const read = findAct(before.acts, event.data.reinterprets);
  if (read === undefined || !isTextAct(read)) return [];
  const key = { article_id: event.articleId, revision: read.change.revision };
  return [{ op: 'patch', table: 'revisions', key, values: { superseded_by: event.data.revision } }];
}

function projectStory({ before, after }: ProjectionInput): readonly RowChange[] {
  const row = toStoryRow(after);
  const known = before.streamVersion > 0n ? toStoryRow(before) : undefined;
  const isSame =
    known?.status === row.status &&
    known.current_revision === row.current_revision &&
    known.first_seen_at === row.first_seen_at;
  return isSame ? [] : [{ op: 'upsert', table: 'revision_stories', row }];
}

const toStoryRow = (article: Article): RevisionStoryRow => ({
  article_id: article.articleId,
  status: statusOf(article),
  current_revision: article.published?.text.change.revision ?? null,
  first_seen_at: findFirstAct(article.acts, isTextAct)?.effectiveAt ?? null,
});
