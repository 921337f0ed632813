import { TIMELINE_FIELDS, type TimelineField } from '../../projections/audit-timeline/views.ts';
import { ENGLISH } from '../../src/diff/render/english.ts';

const OTHERS: Readonly<Partial<Record<string, string>>> = {
  blocks: 'text',
  publishedAt: 'time of posting',
  updatedAt: 'time of update',
};

/** A field of a story in a word or two, as diffs call it. */
export const fieldWords = (field: string): string =>
  OTHERS[field] ?? (ENGLISH.fields as Readonly<Record<string, string>>)[field] ?? field;

export const FIELD_CHOICES: readonly (readonly [field: TimelineField, words: string])[] = TIMELINE_FIELDS.map(
  (field) => [field, fieldWords(field)],
);
