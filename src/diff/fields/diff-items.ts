import type { Content } from '../../domain/article/content.ts';
import type { DiffWords } from '../blocks/to-block-change.ts';
import type { ContentField, ItemChange } from '../story-diff.ts';
import { ownValue } from '../same-value.ts';
import { diffLists, diffParts, toItem, type ListItem } from './diff-lists.ts';

type Field = { readonly field: ContentField; readonly before: Content; readonly after: Content };

/** undefined: the field is no list and no record. */
export function diffItems(
  { field, before, after }: Field,
  words: DiffWords,
): readonly ItemChange[] | undefined {
  if (field === 'custom') return diffRecords(before.custom, after.custom, words);
  const [old, fresh] = [itemsOf(before, field), itemsOf(after, field)];
  return old === undefined || fresh === undefined ? undefined : diffLists(old, fresh, words);
}

/** What an item is known by, the surest first, and its parts. Tags, names and relations are sets: another value is another item. */
function itemsOf(content: Content, field: ContentField): readonly ListItem[] | undefined {
  switch (field) {
    case 'alternativeHeadlines':
      return content.alternativeHeadlines.map((item) =>
        toItem(item, [`${item.role} ${item.language ?? ''}`]),
      );
    case 'media':
      return content.media.map((item) => toItem(item, [item.url, item.sha256]));
    case 'related':
      return content.related.map((item) => toItem(item, [item.url, item.title]));
    case 'altIds':
      return content.altIds.map((item) => toItem(item, [item.role]));
    case 'relations':
      return content.relations.map((item) => toItem(item, []));
    case 'bylines':
    case 'tags':
      return content[field].map((text) => toItem({ text }, []));
    case 'custom':
    case 'headline':
    case 'kind':
    case 'language':
    case 'section':
    case 'summary':
    case 'url':
      return undefined;
  }
}

type TextRecord = Content['custom'];

/** A key is known by its name alone: whatever value another one has, it is another. */
function diffRecords(before: TextRecord, after: TextRecord, words: DiffWords): readonly ItemChange[] {
  const missingIn =
    (other: TextRecord) =>
    (key: string): boolean =>
      !Object.hasOwn(other, key);
  const removed = Object.keys(before).filter(missingIn(after));
  const added = Object.keys(after).filter(missingIn(before));
  const changed = Object.keys(before).flatMap((key): readonly ItemChange[] => {
    const [text, fresh] = [before[key], ownValue(after, key)];
    if (fresh === undefined || fresh === text) return [];
    return [{ op: 'changed', key, parts: diffParts({ text }, { text: fresh }, words) }];
  });
  return [
    ...removed.map((key) => ({ op: 'removed' as const, key })),
    ...added.map((key) => ({ op: 'added' as const, key })),
    ...changed,
  ];
}
