import { listTimeline } from '../projections/audit-timeline/queries.ts';
import type { TimelineCursor, TimelineEntry } from '../projections/audit-timeline/views.ts';
import { listRevisions } from '../projections/revisions/queries.ts';
import type { RevisionListItem } from '../projections/revisions/views.ts';
import { ARTICLE_EVENT_TYPES, type ArticleEventType, type ArticleId } from '../src/domain/article/events.ts';
import type { Audience } from '../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../src/read-model/read-database.ts';

/** One act of a story; with its revision where it has a text. */
export type StoryAct = { readonly entry: TimelineEntry; readonly revision?: RevisionListItem };

export type ActsPage = { readonly acts: readonly StoryAct[]; readonly next?: TimelineCursor };

type Question = {
  readonly articleId: ArticleId;
  readonly cursor?: TimelineCursor | undefined;
  readonly limit: number;
};

/** Notes stand in the timeline; the rail tells what happened to the text and to whether readers see it. */
const OF_THE_RAIL: readonly ArticleEventType[] = ARTICLE_EVENT_TYPES.filter((type) => type !== 'NoteAdded');

/** What happened to a story, the last recorded first, a page at a time. */
export async function listActs(
  db: ReadDatabase,
  { articleId, cursor, limit }: Question,
  audience: Audience,
): Promise<ActsPage> {
  const page = await listTimeline(db, { articleId, types: OF_THE_RAIL, cursor, limit }, audience);
  const numbers = page.items.flatMap(({ revision }) => (revision === undefined ? [] : [revision]));
  const among = [...new Set(numbers)];
  const found =
    among.length === 0
      ? undefined
      : await listRevisions(db, { articleId, among, limit: among.length }, audience);
  const byNumber = new Map((found?.items ?? []).map((item) => [item.revision, item]));
  const acts = page.items.map((entry) => {
    const revision = entry.revision === undefined ? undefined : byNumber.get(entry.revision);
    return { entry, ...(revision === undefined ? {} : { revision }) };
  });
  return { acts, ...(page.next === undefined ? {} : { next: page.next }) };
}
