import { changedFields } from '../../src/diff/diff-contents.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { ProjectionInput } from '../../src/read-model/projection.ts';
import type { TimelineField } from './views.ts';

/**
 * What an act changed: of a text, what differs from the one saved before it, and where it goes to readers, also from the one that
 * they had; the times that it amends. Nothing where there is no text to compare with.
 */
export function fieldsOf({ before, event }: ProjectionInput): readonly TimelineField[] {
  if (event.type === 'TimesAmended')
    return (['publishedAt', 'updatedAt'] as const).filter((field) => event.data[field] !== undefined);
  const content = 'content' in event.data ? event.data.content : null;
  if (content === null) return [];
  const isForReaders = event.type !== 'DraftSaved' && event.type !== 'EarlierTextRecorded';
  const shown = isForReaders && before.published?.content.state === 'held' ? before.published.content : null;
  const saved = before.lastSaved?.content;
  return [...new Set([...changesFrom(saved, content), ...changesFrom(shown?.content, content)])];
}

const changesFrom = (earlier: Content | undefined, content: Content): readonly (keyof Content)[] =>
  earlier === undefined || earlier === content ? [] : changedFields(earlier, content);
