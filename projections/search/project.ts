import { statusOf } from '../../src/domain/article/article.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { hidesText, isPublicEvent } from '../../src/domain/article/public-events.ts';
import { findAct, isTextAct } from '../../src/domain/article/public-history.ts';
import type { Projection, ProjectionInput, RowChange } from '../../src/read-model/projection.ts';
import { toSearchTokens } from '../../src/read-model/search-terms.ts';
import type { SearchStoryRow, SearchTextRow } from './tables.ts';

export const search: Projection = {
  name: 'search',
  version: 2,
  tables: [
    { name: 'search_texts', key: ['article_id', 'revision'] },
    { name: 'search_stories', key: ['article_id'] },
  ],
  project: (input) => [...projectText(input), ...projectReplaced(input), ...projectStory(input)],
};

function projectText({ before, event, after }: ProjectionInput): readonly RowChange[] {
  if (!('content' in event.data) || event.data.content === null) return [];
  const { revision, content } = event.data;
  const key = { article_id: event.articleId, revision };
  const is_public = isPublicEvent(event, after) ? 1 : 0;
  if (revision <= before.lastRevision) {
    return is_public === 0 ? [] : [{ op: 'patch', table: 'search_texts', key, values: { is_public } }];
  }
  const row: SearchTextRow = { ...key, tokens: toSearchTokens(textsOf(content)), is_public };
  return [{ op: 'upsert', table: 'search_texts', row }];
}

/** Everything of a story that people read. */
const textsOf = (content: Content): readonly string[] =>
  [
    content.headline,
    ...content.alternativeHeadlines.map(({ text }) => text),
    content.summary,
    ...content.bylines,
    ...content.blocks.flatMap(({ text, attributes }) => [attributes['speaker'], attributes['role'], text]),
    content.section,
    ...content.tags,
    ...content.media.flatMap(({ caption, credit, alt }) => [caption, credit, alt]),
    ...content.related.map(({ title }) => title),
    ...Object.values(content.custom),
  ].filter((text) => text !== undefined);

/** A misreading of a page was never what readers saw. */
function projectReplaced({ before, event }: ProjectionInput): readonly RowChange[] {
  if (event.type !== 'TextReinterpreted') return [];
  const read = findAct(before.acts, event.data.reinterprets);
  if (read === undefined || !isTextAct(read) || read.change.revision === event.data.revision) return [];
  const key = { article_id: event.articleId, revision: read.change.revision };
  return [{ op: 'patch', table: 'search_texts', key, values: { is_public: 0 } }];
}

function projectStory({ event, after }: ProjectionInput): readonly RowChange[] {
  const { published, draft } = after;
  const status = statusOf(after);
  const row: SearchStoryRow = {
    article_id: event.articleId,
    status,
    is_open: published === null || hidesText(status) ? 0 : 1,
    current_revision: published?.text.change.revision ?? null,
    headline: published?.content.state === 'held' ? published.content.content.headline : null,
    effective_at: published?.effectiveAt ?? '',
    draft_revision: draft?.revision ?? null,
    draft_headline: draft?.content.headline ?? null,
    changed_at: event.recordedAt,
  };
  return [{ op: 'upsert', table: 'search_stories', row }];
}
