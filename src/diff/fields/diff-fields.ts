import type { Content } from '../../domain/article/content.ts';
import type { DiffWords } from '../blocks/to-block-change.ts';
import { isSameValue } from '../same-value.ts';
import type { ContentField, FieldChange } from '../story-diff.ts';
import { diffItems } from './diff-items.ts';

/** Every field of a content but its blocks, in reading order: the compiler refuses one that is missing here. */
export const CONTENT_FIELDS = Object.keys({
  headline: 0,
  alternativeHeadlines: 0,
  summary: 0,
  bylines: 0,
  section: 0,
  tags: 0,
  media: 0,
  related: 0,
  kind: 0,
  language: 0,
  url: 0,
  altIds: 0,
  relations: 0,
  custom: 0,
} satisfies Record<ContentField, 0>) as ContentField[];

export type FieldsDiff = { readonly changes: readonly FieldChange[]; readonly capped: boolean };

export const changedContentFields = (before: Content, after: Content): readonly ContentField[] =>
  CONTENT_FIELDS.filter((field) => !isSameValue(before[field], after[field]));

/** Each field against itself, never against another that happens to read like it. */
export function diffFields(before: Content, after: Content, diffWords: DiffWords): FieldsDiff {
  let capped = false;
  const words: DiffWords = (one, other) => {
    const diff = diffWords(one, other);
    capped ||= diff.capped;
    return diff;
  };
  const changes = changedContentFields(before, after).map((field) => ({
    field,
    ...(before[field] === undefined ? {} : { before: before[field] }),
    ...(after[field] === undefined ? {} : { after: after[field] }),
    ...detailsOf({ field, before, after }, words),
  }));
  return { changes: changes as readonly FieldChange[], capped };
}

type Field = { readonly field: ContentField; readonly before: Content; readonly after: Content };

/** What reads as text: an address, a kind or a language is a value, and changes as a whole. */
const TEXTS: ReadonlySet<ContentField> = new Set(['headline', 'summary', 'section']);

function detailsOf({ field, before, after }: Field, words: DiffWords): Pick<FieldChange, 'spans' | 'items'> {
  const [old, fresh] = [before[field], after[field]];
  if (typeof old === 'string' && typeof fresh === 'string')
    return TEXTS.has(field) ? { spans: words(old, fresh).spans } : {};
  const items = diffItems({ field, before, after }, words);
  return items === undefined ? {} : { items };
}
