import { statusOf, type PublicState } from '../../src/domain/article/article.ts';
import { contentJson } from '../../src/domain/article/content-json.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { StoredEvent } from '../../src/domain/article/events.ts';
import { findAct } from '../../src/domain/article/public-history.ts';
import { isPublicEvent, noticeOf } from '../../src/domain/article/public-events.ts';
import { joinCells } from '../../src/read-model/cells.ts';
import type { Projection, ProjectionInput, Row, RowChange } from '../../src/read-model/projection.ts';
import type { StoryDeskRow, StoryNoticeRow, StoryRow, StoryTagRow, ScheduleRow } from './tables.ts';

export const articleState: Projection = {
  name: 'article-state',
  version: 1,
  tables: [
    { name: 'stories', key: ['article_id'] },
    { name: 'story_desk', key: ['article_id'] },
    { name: 'story_tags', key: ['article_id', 'audience', 'tag'] },
    { name: 'story_notices', key: ['article_id', 'stream_version'] },
    { name: 'schedules', key: ['article_id'] },
  ],
  project: (input) => [
    ...projectDesk(input),
    ...projectStory(input),
    ...projectTags(input),
    ...projectNotices(input),
    ...projectSchedule(input),
  ],
};

const json = (value: unknown): string | null =>
  value === null || value === undefined ? null : JSON.stringify(value);

/** Nearly always the text that came in with the event. */
const textCell = ({ data }: StoredEvent, content: Content | null): string | null =>
  content !== null && 'content' in data && data.content === content ? contentJson(data) : json(content);

const keyOf = ({ event }: ProjectionInput): { readonly article_id: string } => ({
  article_id: event.articleId,
});

const contentOf = (state: PublicState | null): Content | null =>
  state?.content.state === 'held' ? state.content.content : null;

function projectDesk(input: ProjectionInput): readonly RowChange[] {
  const { before, event, after } = input;
  const values =
    before.draft === after.draft ? deskValues(input) : joinCells(deskValues(input), draftValues(input));
  if (before.streamVersion > 0n) return [{ op: 'patch', table: 'story_desk', key: keyOf(input), values }];
  const row: StoryDeskRow = joinCells(draftValues(input), deskValues(input), {
    article_id: event.articleId,
    authority: after.authority,
    source_system: after.sourceSystem,
    sort_at: sortAt(input) ?? event.recordedAt,
  });
  return [{ op: 'upsert', table: 'story_desk', row }];
}

type DraftColumn = Extract<keyof StoryDeskRow, `draft_${string}`>;

function draftValues({ event, after }: ProjectionInput): Pick<StoryDeskRow, DraftColumn> {
  const { draft } = after;
  return {
    draft_revision: draft?.revision ?? null,
    draft_content: textCell(event, draft?.content ?? null),
    draft_kind: draft?.content.kind ?? null,
    draft_language: draft?.content.language ?? null,
    draft_headline: draft?.content.headline ?? null,
    draft_section: draft?.content.section ?? null,
    draft_saved_at: draft === null ? null : event.recordedAt,
    draft_actor_kind: draft === null ? null : event.actor.kind,
    draft_actor_id: draft === null ? null : event.actor.id,
  };
}

type DeskColumn =
  | 'status'
  | 'stream_version'
  | 'changed_at'
  | 'published_sort'
  | 'last_revision'
  | 'embargoed'
  | 'embargo_until';

function deskValues(input: ProjectionInput): Pick<StoryDeskRow, DeskColumn> & { readonly sort_at?: string } {
  const { event, after } = input;
  const sort = sortAt(input);
  return {
    status: statusOf(after),
    stream_version: event.streamVersion,
    changed_at: event.recordedAt,
    published_sort: after.published?.publishedAt?.instant ?? '',
    last_revision: after.lastRevision,
    embargoed: after.embargo === null ? 0 : 1,
    embargo_until: after.embargo?.until ?? null,
    ...(sort === undefined ? {} : { sort_at: sort }),
  };
}

/** undefined: the event doesn't move the story in lists. */
function sortAt({ before, event, after }: ProjectionInput): string | undefined {
  if (after.draft !== null && after.draft !== before.draft) return event.recordedAt;
  return isPublicEvent(event, after) ? after.published?.effectiveAt : undefined;
}

function projectStory(input: ProjectionInput): readonly RowChange[] {
  const { before, event, after } = input;
  if (after.published === null || !isPublicEvent(event, after)) return [];
  const told = { stream_version: event.streamVersion, changed_at: event.recordedAt };
  if (after.published === before.published) {
    return [{ op: 'patch', table: 'stories', key: keyOf(input), values: told }];
  }
  const row: StoryRow = joinCells(
    { article_id: event.articleId, authority: after.authority },
    told,
    stateValues(after.published),
    contentValues(event, contentOf(after.published)),
  );
  return [{ op: 'upsert', table: 'stories', row }];
}

function stateValues(state: PublicState): Row & Pick<StoryRow, StateColumn> {
  return {
    status: state.status,
    revision: state.text.change.revision,
    published_at: json(state.publishedAt),
    updated_at: json(state.updatedAt),
    published_sort: state.publishedAt?.instant ?? '',
    effective_at: state.effectiveAt,
    effective_basis: state.text.effectiveBasis,
    not_before: state.text.notBefore ?? null,
  };
}

type StateColumn =
  | 'status'
  | 'revision'
  | 'published_at'
  | 'updated_at'
  | 'published_sort'
  | 'effective_at'
  | 'effective_basis'
  | 'not_before';

const contentValues = (
  event: StoredEvent,
  content: Content | null,
): Pick<StoryRow, 'content' | 'kind' | 'language' | 'headline' | 'section'> => ({
  content: textCell(event, content),
  kind: content?.kind ?? null,
  language: content?.language ?? null,
  headline: content?.headline ?? null,
  section: content?.section ?? null,
});

function projectTags(input: ProjectionInput): readonly RowChange[] {
  const { before, after } = input;
  return [
    ...tagChanges(input, 'readers', [contentOf(before.published), contentOf(after.published)]),
    ...tagChanges(input, 'staff', [before.draft?.content ?? null, after.draft?.content ?? null]),
  ];
}

type TwoContents = readonly [before: Content | null, after: Content | null];

function tagChanges(
  input: ProjectionInput,
  audience: string,
  [before, after]: TwoContents,
): readonly RowChange[] {
  const [old, fresh] = [new Set(before?.tags), new Set(after?.tags)];
  const gone = [...old].filter((tag) => !fresh.has(tag));
  const added = [...fresh].filter((tag) => !old.has(tag));
  const toRow = (tag: string): StoryTagRow => ({ ...keyOf(input), audience, tag });
  return [
    ...gone.map((tag): RowChange => ({ op: 'delete', table: 'story_tags', key: toRow(tag) })),
    ...added.map((tag): RowChange => ({ op: 'upsert', table: 'story_tags', row: toRow(tag) })),
  ];
}

function projectNotices(input: ProjectionInput): readonly RowChange[] {
  const { event, after } = input;
  if (event.type === 'EffectiveTimeCorrected') return moveNotice(input, event.data);
  const notice = noticeOf(event);
  if (notice === undefined || !isPublicEvent(event, after)) return [];
  const row: StoryNoticeRow = {
    article_id: event.articleId,
    stream_version: event.streamVersion,
    type: event.type,
    revision: 'revision' in event.data ? event.data.revision : null,
    notice,
    correction: event.type === 'ArticleCorrected' ? json(event.data.correction) : null,
    effective_at: event.effectiveAt,
  };
  return [{ op: 'upsert', table: 'story_notices', row }];
}

type Moved = Extract<ProjectionInput['event'], { type: 'EffectiveTimeCorrected' }>['data'];

function moveNotice(input: ProjectionInput, { eventId, effectiveAt }: Moved): readonly RowChange[] {
  const act = findAct(input.after.acts, eventId);
  if (act === undefined) return [];
  const key = { ...keyOf(input), stream_version: act.streamVersion };
  return [{ op: 'patch', table: 'story_notices', key, values: { effective_at: effectiveAt } }];
}

function projectSchedule(input: ProjectionInput): readonly RowChange[] {
  const { before, after } = input;
  const { schedule } = after;
  if (schedule === before.schedule) return [];
  if (schedule === null) return [{ op: 'delete', table: 'schedules', key: keyOf(input) }];
  const row: ScheduleRow = {
    article_id: after.articleId,
    event_id: schedule.eventId,
    act: schedule.act,
    revision: schedule.revision,
    publish_at: schedule.publishAt,
    stream_version: schedule.streamVersion,
  };
  return [{ op: 'upsert', table: 'schedules', row }];
}
