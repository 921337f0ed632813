import {
  createIndexes,
  createTable,
  type ReadModelMigration,
  type TableShape,
} from './read-model-migration.ts';

const TIMELINE: TableShape = {
  name: 'timeline',
  key: ['article_id', 'stream_version'],
  columns: {
    article_id: 'text',
    stream_version: 'bigint',
    global_position: 'bigint',
    event_id: 'text',
    type: 'text',
    revision: 'integer?',
    actor_kind: 'text',
    actor_id: 'text',
    actor_ip: 'text?',
    recorded_by_kind: 'text',
    recorded_by_id: 'text',
    recorded_at: 'text',
    effective_at: 'text',
    effective_basis: 'text',
    not_before: 'text?',
    observed_at: 'text?',
    effective_corrected_by: 'text?',
    recording: 'text',
    source: 'text?',
    reason: 'text?',
    reason_code: 'text?',
    significance: 'text?',
    note: 'text?',
    notice: 'text?',
    sentence: 'text',
    readers_sentence: 'text?',
    is_public: 'integer',
    silent: 'text?',
    back_dated: 'integer',
    anomalies: 'text?',
    anomaly_codes: 'text',
    updated_before_published: 'integer',
    haystack: 'text',
  },
};

export const createTimeline: ReadModelMigration = {
  name: '0003-create-timeline',

  tables: (db) => createTable(db, TIMELINE),

  indexes: (db) =>
    createIndexes(db, [
      { name: 'timeline_by_position', on: 'timeline', columns: ['global_position'] },
      { name: 'timeline_of_story', on: 'timeline', columns: ['article_id', 'global_position'] },
      { name: 'timeline_by_actor', on: 'timeline', columns: ['actor_id', 'global_position'] },
      { name: 'timeline_by_type', on: 'timeline', columns: ['type', 'global_position'] },
      { name: 'timeline_by_silence', on: 'timeline', columns: ['silent', 'global_position'] },
      { name: 'timeline_by_recording', on: 'timeline', columns: ['recorded_at', 'global_position'] },
      { name: 'timeline_by_ip', on: 'timeline', columns: ['actor_ip', 'global_position'] },
    ]),
};
