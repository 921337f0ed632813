import {
  createIndexes,
  createTable,
  type ReadModelMigration,
  type TableShape,
} from './read-model-migration.ts';

const REVISIONS: TableShape = {
  name: 'revisions',
  key: ['article_id', 'revision'],
  columns: {
    article_id: 'text',
    revision: 'integer',
    saved_type: 'text',
    saved_event_id: 'text',
    saved_stream_version: 'bigint',
    saved_at: 'text',
    saved_actor_kind: 'text',
    saved_actor_id: 'text',
    saved_by_kind: 'text',
    saved_by_id: 'text',
    saved_note: 'text?',
    saved_recording: 'text',
    restored_from: 'integer?',
    saved_summary: 'text',
    is_public: 'integer',
    type: 'text?',
    event_id: 'text?',
    stream_version: 'bigint?',
    act_version: 'bigint?',
    actor_kind: 'text?',
    actor_id: 'text?',
    recorded_by_kind: 'text?',
    recorded_by_id: 'text?',
    recorded_at: 'text?',
    recording: 'text?',
    effective_at: 'text?',
    effective_basis: 'text?',
    not_before: 'text?',
    published_at: 'text?',
    updated_at: 'text?',
    significance: 'text?',
    reason_code: 'text?',
    note: 'text?',
    notice: 'text?',
    correction: 'text?',
    anomalies: 'text?',
    source: 'text?',
    extraction: 'text?',
    is_earlier: 'integer',
    superseded_by: 'integer?',
    public_summary: 'text?',
  },
};

const REVISION_STORIES: TableShape = {
  name: 'revision_stories',
  key: ['article_id'],
  columns: { article_id: 'text', status: 'text', current_revision: 'integer?', first_seen_at: 'text?' },
};

export const createRevisions: ReadModelMigration = {
  name: '0002-create-revisions',

  async tables(db) {
    for (const shape of [REVISIONS, REVISION_STORIES]) await createTable(db, shape);
  },

  indexes: (db) =>
    createIndexes(db, [
      {
        name: 'revisions_in_public_order',
        on: 'revisions',
        columns: ['article_id', 'is_public', 'effective_at', 'act_version'],
      },
      { name: 'revisions_public', on: 'revisions', columns: ['article_id', 'is_public', 'revision'] },
    ]),
};
