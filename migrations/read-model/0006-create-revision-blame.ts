import { createTable, type ReadModelMigration } from './read-model-migration.ts';

export const createRevisionBlame: ReadModelMigration = {
  name: '0006-create-revision-blame',

  tables: (db) =>
    createTable(db, {
      name: 'revision_blame',
      key: ['article_id', 'revision'],
      columns: {
        article_id: 'text',
        revision: 'integer',
        public_step: 'text?',
        saved_step: 'text?',
        base_revision: 'integer?',
      },
    }),

  indexes: () => Promise.resolve(),
};
