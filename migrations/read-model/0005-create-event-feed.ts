import {
  createIndexes,
  createTable,
  type ReadModelMigration,
  type TableShape,
} from './read-model-migration.ts';

const EVENT_FEED: TableShape = {
  name: 'event_feed',
  key: ['global_position'],
  columns: {
    global_position: 'bigint',
    event_id: 'text',
    article_id: 'text',
    stream_version: 'bigint',
    type: 'text',
    revision: 'integer?',
    recorded_at: 'text',
    effective_at: 'text',
    effective_basis: 'text',
    recording: 'text',
    is_public: 'integer',
    sequence: 'bigint?',
    is_current: 'integer',
    fields_changed: 'text?',
    published_at: 'text?',
    updated_at: 'text?',
    notice: 'text?',
    restored_from: 'integer?',
    corrects: 'integer?',
    source_system: 'text?',
  },
};

export const createEventFeed: ReadModelMigration = {
  name: '0005-create-event-feed',

  tables: (db) => createTable(db, EVENT_FEED),

  indexes: (db) =>
    createIndexes(db, [
      {
        name: 'event_feed_of_story',
        on: 'event_feed',
        columns: ['article_id', 'global_position'],
      },
      { name: 'event_feed_public', on: 'event_feed', columns: ['is_public', 'global_position'] },
      { name: 'event_feed_by_type', on: 'event_feed', columns: ['type', 'global_position'] },
    ]),
};
