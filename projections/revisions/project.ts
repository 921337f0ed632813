import { compareTexts, type TextComparison } from '../../src/diff/compare-texts.ts';
import { statusOf, type Article } from '../../src/domain/article/article.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { noticeOf } from '../../src/domain/article/public-events.ts';
import { findAct, findFirstAct, isTextAct, type TextAct } from '../../src/domain/article/public-history.ts';
import { changedPlaces, type ChangedPlace, type TextPlace } from '../../src/domain/article/text-places.ts';
import type { StoredEvent } from '../../src/domain/article/events.ts';
import type { Projection, ProjectionInput, Row, RowChange } from '../../src/read-model/projection.ts';
import { joinCells } from '../../src/read-model/cells.ts';
import { toBlameRow } from './blame-row.ts';
import { comparePublic, compareSaved, type CompareTexts, type RevisionInput } from './summaries.ts';
import type { RevisionRow, RevisionStoryRow } from './tables.ts';

/** The projection, its texts compared by `compare`: most of its time goes to that. */
export const createRevisions = (compare: CompareTexts): Projection => ({
  name: 'revisions',
  version: 5,
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
  const known = own === undefined ? undefined : { place: own.place, compared: comparePublic(own, input) };
  const shown =
    known === undefined ? undefined : joinCells(actValues(event, known.place.act), placeValues(known));
  const replaced = supersede(input);
  if (revision <= before.lastRevision) {
    return shown === undefined
      ? replaced
      : [
          { op: 'patch', table: 'revisions', key, values: shown },
          ...patchStep(key, known?.compared),
          ...replaced,
        ];
  }
  const saved = compareSaved(input, event.data.content, known);
  const saved_summary = JSON.stringify(saved.summary);
  const row: RevisionRow = joinCells(key, { saved_summary }, savedValues(event), { ...NOT_PUBLIC, ...shown });
  const blame = toBlameRow(input, { revision, shown: known?.compared, saved });
  return [
    { op: 'upsert', table: 'revisions', row },
    { op: 'upsert', table: 'revision_blame', row: blame },
    ...replaced,
  ];
}

type SavedColumn = Extract<keyof RevisionRow, `saved_${string}`> | 'content' | 'headline' | 'restored_from';

const savedValues = (event: TextEvent): Omit<Pick<RevisionRow, SavedColumn>, 'saved_summary'> => ({
  content: json(event.data.content),
  headline: event.data.content?.headline ?? null,
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
});

const noteOf = ({ data }: TextEvent): string | undefined => ('note' in data ? data.note : undefined);

type PublicColumn = Exclude<keyof RevisionRow, SavedColumn | 'article_id' | 'revision'>;

const NOT_PUBLIC: Pick<RevisionRow, PublicColumn> = {
  is_public: 0,
  type: null,
  event_id: null,
  stream_version: null,
  act_version: null,
  actor_kind: null,
  actor_id: null,
  recorded_by_kind: null,
  recorded_by_id: null,
  recorded_at: null,
  recording: null,
  effective_at: null,
  effective_basis: null,
  not_before: null,
  published_at: null,
  updated_at: null,
  significance: null,
  reason_code: null,
  note: null,
  notice: null,
  correction: null,
  anomalies: null,
  source: null,
  extraction: null,
  is_earlier: 0,
  superseded_by: null,
  public_summary: null,
};

type PlaceColumn =
  'effective_at' | 'effective_basis' | 'not_before' | 'published_at' | 'updated_at' | 'public_summary';

function actValues(
  event: TextEvent,
  act: TextAct,
): Omit<Pick<RevisionRow, PublicColumn>, PlaceColumn | 'superseded_by'> {
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

type Known = { readonly place: TextPlace; readonly compared: TextComparison | undefined };

function placeValues({ place, compared }: Known): Row {
  const { act, publishedAt, updatedAt } = place;
  return {
    effective_at: act.effectiveAt,
    effective_basis: act.effectiveBasis,
    not_before: act.notBefore ?? null,
    published_at: json(publishedAt),
    updated_at: json(updatedAt),
    ...(compared === undefined ? {} : { public_summary: JSON.stringify(compared.summary) }),
  };
}

/** A text that stands elsewhere in public order than before, or follows another one now. */
function projectOther(changed: ChangedPlace, input: RevisionInput): readonly RowChange[] {
  const key = { article_id: input.event.articleId, revision: changed.place.act.change.revision };
  const compared = comparePublic(changed, input);
  return [
    { op: 'patch', table: 'revisions', key, values: placeValues({ ...changed, compared }) },
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
