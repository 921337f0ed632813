import {
  createIndexes,
  createTable,
  type ReadModelMigration,
  type TableShape,
} from './read-model-migration.ts';

const STORIES: TableShape = {
  name: 'stories',
  key: ['article_id'],
  columns: {
    article_id: 'text',
    status: 'text',
    authority: 'text',
    revision: 'integer',
    content: 'text?',
    kind: 'text?',
    language: 'text?',
    headline: 'text?',
    section: 'text?',
    published_at: 'text?',
    updated_at: 'text?',
    published_sort: 'text',
    effective_at: 'text',
    effective_basis: 'text',
    not_before: 'text?',
    stream_version: 'bigint',
    changed_at: 'text',
  },
};

const STORY_DESK: TableShape = {
  name: 'story_desk',
  key: ['article_id'],
  columns: {
    article_id: 'text',
    status: 'text',
    authority: 'text',
    source_system: 'text?',
    stream_version: 'bigint',
    changed_at: 'text',
    sort_at: 'text',
    published_sort: 'text',
    last_revision: 'integer',
    draft_revision: 'integer?',
    draft_content: 'text?',
    draft_kind: 'text?',
    draft_language: 'text?',
    draft_headline: 'text?',
    draft_section: 'text?',
    draft_saved_at: 'text?',
    draft_actor_kind: 'text?',
    draft_actor_id: 'text?',
    embargoed: 'integer',
    embargo_until: 'text?',
  },
};

const STORY_TAGS: TableShape = {
  name: 'story_tags',
  key: ['article_id', 'audience', 'tag'],
  columns: { article_id: 'text', audience: 'text', tag: 'text' },
};

const STORY_NOTICES: TableShape = {
  name: 'story_notices',
  key: ['article_id', 'stream_version'],
  columns: {
    article_id: 'text',
    stream_version: 'bigint',
    type: 'text',
    revision: 'integer?',
    notice: 'text',
    correction: 'text?',
    effective_at: 'text',
  },
};

const SCHEDULES: TableShape = {
  name: 'schedules',
  key: ['article_id'],
  columns: {
    article_id: 'text',
    event_id: 'text',
    act: 'text',
    revision: 'integer',
    publish_at: 'text',
    stream_version: 'bigint',
  },
};

export const createStories: ReadModelMigration = {
  name: '0001-create-stories',

  async tables(db) {
    for (const shape of [STORIES, STORY_DESK, STORY_TAGS, STORY_NOTICES, SCHEDULES])
      await createTable(db, shape);
  },

  indexes: (db) =>
    createIndexes(db, [
      { name: 'stories_by_effect', on: 'stories', columns: ['effective_at', 'article_id'] },
      { name: 'stories_by_publication', on: 'stories', columns: ['published_sort', 'article_id'] },
      { name: 'stories_by_change', on: 'stories', columns: ['changed_at'] },
      { name: 'story_desk_by_sort', on: 'story_desk', columns: ['sort_at', 'article_id'] },
      { name: 'story_desk_by_publication', on: 'story_desk', columns: ['published_sort', 'article_id'] },
      { name: 'story_desk_by_change', on: 'story_desk', columns: ['changed_at'] },
      { name: 'story_tags_by_tag', on: 'story_tags', columns: ['tag', 'audience', 'article_id'] },
      { name: 'schedules_by_time', on: 'schedules', columns: ['publish_at', 'article_id'] },
    ]),
};
