import {
  createIndexes,
  createTable,
  type ReadModelMigration,
  type TableShape,
} from './read-model-migration.ts';

const SEARCH_TEXTS: TableShape = {
  name: 'search_texts',
  key: ['article_id', 'revision'],
  columns: { article_id: 'text', revision: 'integer', tokens: 'text', is_public: 'integer' },
  rowId: 'id',
};

const SEARCH_STORIES: TableShape = {
  name: 'search_stories',
  key: ['article_id'],
  columns: {
    article_id: 'text',
    status: 'text',
    is_open: 'integer',
    current_revision: 'integer?',
    headline: 'text?',
    effective_at: 'text',
    draft_revision: 'integer?',
    draft_headline: 'text?',
    changed_at: 'text',
  },
};

export const createSearch: ReadModelMigration = {
  name: '0004-create-search',

  async tables(db) {
    for (const shape of [SEARCH_TEXTS, SEARCH_STORIES]) await createTable(db, shape);
  },

  indexes: (db) =>
    createIndexes(db, [
      { name: 'search_stories_by_effect', on: 'search_stories', columns: ['effective_at', 'article_id'] },
      { name: 'search_stories_by_change', on: 'search_stories', columns: ['changed_at', 'article_id'] },
    ]),
};
