import { sql, type Kysely, type SqlBool } from 'kysely';

import type { BlameStep } from '../../src/diff/blame/blame-step.ts';
import { foldBlame, NO_BLAME, type BlameEntry, type BlameState } from '../../src/diff/blame/carry-blame.ts';
import { compareTexts } from '../../src/diff/compare-texts.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { fromJson } from '../../src/read-model/cells.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { RevisionTables } from './tables.ts';
import { namedText } from './to-view.ts';

const tablesOf = ({ kysely }: ReadDatabase): Kysely<RevisionTables> => kysely.withTables<RevisionTables>();

type Asked = {
  readonly read: ReadDatabase;
  readonly articleId: ArticleId;
  readonly revision: number;
};

/** A text, and all that is known of its origins. `base`: the public revision that a draft's origins were carried on from. */
export type RevisionBlame = { readonly state: BlameState; readonly base?: number };

/**
 * Where each character of a revision comes from, along the public texts in their order; a draft's from the text that was public when it was
 * saved, or along the drafts where nothing was. Whether the revision may be seen is for the caller to know: all origins of a public one
 * are public. undefined: there is no such revision.
 */
export async function findBlame(
  read: ReadDatabase,
  { articleId, revision }: { readonly articleId: ArticleId; readonly revision: number },
): Promise<RevisionBlame | undefined> {
  const asked = { read, articleId, revision };
  const place = await findPlace(asked);
  if (place === undefined) return undefined;
  if (place.is_public === 1) return { state: await publicBlame(asked, place) };
  if (place.base_revision === null) return { state: await draftBlame(asked) };
  const base = await findReading({ ...asked, revision: place.base_revision });
  return base === undefined ? undefined : { state: await carriedBlame(asked, base), base: base.revision };
}

const findPlace = ({ read, articleId, revision }: Asked) =>
  tablesOf(read)
    .selectFrom('revisions')
    .innerJoin('revision_blame as blame', (join) =>
      join
        .onRef('blame.article_id', '=', 'revisions.article_id')
        .onRef('blame.revision', '=', 'revisions.revision'),
    )
    .where('revisions.article_id', '=', articleId)
    .where('revisions.revision', '=', revision)
    .select([
      'revisions.revision',
      'is_public',
      'superseded_by',
      'effective_at',
      'act_version',
      'base_revision',
    ])
    .executeTakeFirst();

type Place = NonNullable<Awaited<ReturnType<typeof findPlace>>>;

/** The reading that stands for the revision now. */
async function findReading(asked: Asked): Promise<Place | undefined> {
  const place = await findPlace(asked);
  const later = place?.superseded_by ?? null;
  return later === null ? place : findReading({ ...asked, revision: later });
}

async function publicBlame(asked: Asked, place: Place): Promise<BlameState> {
  if (place.superseded_by === null) return foldBlame(NO_BLAME, await listEntries(asked, place));
  return misreadBlame(asked, place);
}

/** A reading that another one replaced has no place in public order: it is compared with the text that stands before that place. */
async function misreadBlame(asked: Asked, place: Place): Promise<BlameState> {
  const entries = await listEntries(asked, place);
  // The last of them stands where this one stood.
  const own = entries.at(-1);
  const before = entries.slice(0, -1);
  const previous = before.at(-1);
  const text = await findText(asked);
  const { step } = compareTexts(
    previous === undefined ? undefined : await findText({ ...asked, revision: previous.reading }),
    text,
  );
  const revision = own?.revision ?? place.revision;
  return foldBlame(NO_BLAME, [...before, { step, revision }]);
}

async function carriedBlame(asked: Asked, base: Place): Promise<BlameState> {
  const { revision } = asked;
  const before = await findText({ ...asked, revision: base.revision });
  const { step } = compareTexts(before, await findText(asked));
  return foldBlame(NO_BLAME, [...(await listEntries(asked, base)), { step, revision }]);
}

async function findText({ read, articleId, revision }: Asked): Promise<Content | null> {
  const row = await tablesOf(read)
    .selectFrom('revisions')
    .select(['article_id', 'saved_stream_version', 'saved_event_id'])
    .where('article_id', '=', articleId)
    .where('revision', '=', revision)
    .executeTakeFirstOrThrow();
  return read.loadContent(namedText(row));
}

/** `revision`: the number that its words are known by, that of the first reading of its act; `reading`: that of its text. */
type PublicEntry = BlameEntry & { readonly reading: number };

/** The public texts up to a place, in public order, each act once by its latest reading. */
async function listEntries(
  { read, articleId }: Asked,
  { effective_at, act_version }: Place,
): Promise<readonly PublicEntry[]> {
  const rows = await tablesOf(read)
    .selectFrom('revisions')
    .innerJoin('revision_blame as blame', (join) =>
      join
        .onRef('blame.article_id', '=', 'revisions.article_id')
        .onRef('blame.revision', '=', 'revisions.revision'),
    )
    .where('revisions.article_id', '=', articleId)
    .where('is_public', '=', 1)
    .where(sql<SqlBool>`(effective_at, act_version) <= (${effective_at}, ${act_version})`)
    .orderBy('effective_at')
    .orderBy('act_version')
    .orderBy('revisions.revision')
    .select(['revisions.revision', 'act_version', 'superseded_by', 'public_step'])
    .execute();
  const firstReadings = new Map<string, number>();
  for (const row of rows) {
    const act = String(row.act_version);
    if (!firstReadings.has(act)) firstReadings.set(act, row.revision);
  }
  return rows
    .filter((row) => row.superseded_by === null)
    .map((row) => ({
      step: toStep(row.public_step),
      revision: firstReadings.get(String(row.act_version)) ?? row.revision,
      reading: row.revision,
    }));
}

async function draftBlame({ read, articleId, revision }: Asked): Promise<BlameState> {
  const rows = await tablesOf(read)
    .selectFrom('revision_blame')
    .where('article_id', '=', articleId)
    .where('revision', '<=', revision)
    .where('saved_step', 'is not', null)
    .orderBy('revision')
    .select(['revision', 'saved_step'])
    .execute();
  return foldBlame(
    NO_BLAME,
    rows.map((row) => ({ step: toStep(row.saved_step), revision: row.revision })),
  );
}

const NO_STEP: BlameStep = { blocks: [] };

const toStep = (cell: string | null): BlameStep => (fromJson(cell) as BlameStep | null) ?? NO_STEP;
