import { createIndexes, createTable, type ReadModelMigration } from './read-model-migration.ts';

export const createTimelineFields: ReadModelMigration = {
  name: '0008-create-timeline-fields',

  tables: (db) =>
    createTable(db, {
      name: 'timeline_fields',
      key: ['global_position', 'field'],
      columns: { global_position: 'bigint', field: 'text' },
    }),

  indexes: (db) =>
    createIndexes(db, [
      { name: 'timeline_by_field', on: 'timeline_fields', columns: ['field', 'global_position'] },
    ]),
};
