import type { Kysely } from 'kysely';

import { createStories } from './0001-create-stories.ts';
import { createRevisions } from './0002-create-revisions.ts';
import { createTimeline } from './0003-create-timeline.ts';
import { createSearch } from './0004-create-search.ts';
import { createEventFeed } from './0005-create-event-feed.ts';
import { createRevisionBlame } from './0006-create-revision-blame.ts';
import { createReportIndexes } from './0007-create-report-indexes.ts';
import { createTimelineFields } from './0008-create-timeline-fields.ts';
import type { ReadModelMigration } from './read-model-migration.ts';

const migrations: readonly ReadModelMigration[] = [
  createStories,
  createRevisions,
  createTimeline,
  createSearch,
  createEventFeed,
  createRevisionBlame,
  createReportIndexes,
  createTimelineFields,
];

/** Every table of the read model, as src/read-model/read-model-schema.ts wants it. */
export const readModelSchema = {
  version: migrations.map(({ name }) => name).join(' '),

  async createTables(kysely: Kysely<unknown>): Promise<void> {
    for (const { tables } of migrations) await tables(kysely);
  },

  async createIndexes(kysely: Kysely<unknown>): Promise<void> {
    for (const { indexes } of migrations) await indexes(kysely);
  },

  fullTextIndexes: [{ name: 'search_texts_fts', table: 'search_texts', rowId: 'id', columns: ['tokens'] }],
};
