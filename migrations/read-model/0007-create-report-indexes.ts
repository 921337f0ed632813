import { createIndexes, type ReadModelMigration } from './read-model-migration.ts';

// The column that is the same in all rows comes first, since SQLite's planner would otherwise prefer the index of all rows that has it first.
// The last two are there for counts, which then read the index alone.
const BY_EFFECT = ['effective_at', 'global_position', 'article_id', 'is_public'];

/** Of the timeline's rows those that a report tells of, and nothing else: most acts are neither, and cost these indexes nothing. */
export const createReportIndexes: ReadModelMigration = {
  name: '0007-create-report-indexes',

  tables: () => Promise.resolve(),

  indexes: (db) =>
    createIndexes(db, [
      {
        name: 'timeline_corrections',
        on: 'timeline',
        columns: ['type', ...BY_EFFECT],
        where: "type = 'ArticleCorrected'",
      },
      { name: 'timeline_silent', on: 'timeline', columns: ['silent', ...BY_EFFECT], where: "silent = 'yes'" },
      {
        name: 'timeline_perhaps_silent',
        on: 'timeline',
        columns: ['silent', ...BY_EFFECT],
        where: "silent = 'undetermined'",
      },
    ]),
};
