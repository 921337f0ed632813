import {
  findLaterPlace,
  findPlaceOfRevision,
  type PlacesQuestion,
} from '../projections/audit-timeline/find-places.ts';
import { listTimeline } from '../projections/audit-timeline/queries.ts';
import type { TimelineCursor, TimelineEntry } from '../projections/audit-timeline/views.ts';
import { listRevisions } from '../projections/revisions/queries.ts';
import type { RevisionListItem } from '../projections/revisions/views.ts';
import { ARTICLE_EVENT_TYPES, type ArticleEventType, type ArticleId } from '../src/domain/article/events.ts';
import type { Audience } from '../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../src/read-model/read-database.ts';

/** One act of a story; with its revision where it has a text, and when readers saw what was before it. */
export type StoryAct = {
  readonly entry: TimelineEntry;
  readonly revision?: RevisionListItem;
  readonly before?: Pick<TimelineEntry, 'effectiveAt'>;
};

/** `later` is there unless the page begins with the newest act. */
export type ActsPage = {
  readonly acts: readonly StoryAct[];
  readonly next?: TimelineCursor;
  readonly later?: { readonly cursor?: TimelineCursor };
};

type Question = {
  readonly articleId: ArticleId;
  readonly cursor?: TimelineCursor | undefined;
  /** Begins with the newest act on this revision. */
  readonly at?: number | undefined;
  readonly limit: number;
};

/** Notes stand in the timeline; the rail tells what happened to the text and to whether readers see it. */
const OF_THE_RAIL: readonly ArticleEventType[] = ARTICLE_EVENT_TYPES.filter((type) => type !== 'NoteAdded');

/** What happened to a story, the last recorded first, a page at a time. */
export async function listActs(
  db: ReadDatabase,
  { articleId, at, limit, ...asked }: Question,
  audience: Audience,
): Promise<ActsPage> {
  const question: PlacesQuestion = { articleId, types: OF_THE_RAIL };
  const cursor =
    at === undefined ? asked.cursor : await findPlaceOfRevision(db, { ...question, revision: at }, audience);
  // One more than is shown, so that the last one knows the act before it.
  const page = await listTimeline(db, { ...question, cursor, limit: limit + 1 }, audience);
  const entries = page.items.slice(0, limit);
  const byNumber = await findRevisions(db, { articleId, entries }, audience);
  const acts = entries.map((entry, index) => {
    const revision = entry.revision === undefined ? undefined : byNumber.get(entry.revision);
    const before = page.items[index + 1];
    return {
      entry,
      ...(revision === undefined ? {} : { revision }),
      ...(before === undefined ? {} : { before }),
    };
  });
  const [first, last] = [entries[0], entries.at(-1)];
  const later =
    cursor === undefined || first === undefined
      ? undefined
      : await findLaterPlace(db, { ...question, after: first.position, limit }, audience);
  return {
    acts,
    ...(page.items.length > limit && last !== undefined ? { next: { before: last.position } } : {}),
    ...(later === undefined ? {} : { later }),
  };
}

type Entries = { readonly articleId: ArticleId; readonly entries: readonly TimelineEntry[] };

async function findRevisions(
  db: ReadDatabase,
  { articleId, entries }: Entries,
  audience: Audience,
): Promise<ReadonlyMap<number, RevisionListItem>> {
  const among = [...new Set(entries.flatMap(({ revision }) => revision ?? []))];
  if (among.length === 0) return new Map();
  const found = await listRevisions(db, { articleId, among, limit: among.length }, audience);
  return new Map((found?.items ?? []).map((item) => [item.revision, item]));
}
