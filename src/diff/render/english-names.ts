import type { Phrases } from './phrases.ts';

export const FIELDS: Phrases['fields'] = {
  headline: 'headline',
  alternativeHeadlines: 'alternative headlines',
  summary: 'summary',
  bylines: 'bylines',
  section: 'section',
  tags: 'tags',
  media: 'media',
  related: 'related links',
  kind: 'kind of story',
  language: 'language',
  url: 'address',
  altIds: 'other ids',
  relations: 'relations',
  custom: 'custom fields',
};

/** One item of a field that holds several. */
export const ITEMS: Phrases['fields'] = {
  ...FIELDS,
  alternativeHeadlines: 'alternative headline',
  bylines: 'byline',
  tags: 'tag',
  media: 'media item',
  related: 'related link',
  altIds: 'other id',
  relations: 'relation',
  custom: 'custom field',
};

export const PARTS: Phrases['parts'] = {
  speaker: 'speaker',
  role: 'role',
  level: 'level',
  url: 'address',
  media: 'media',
  key: 'source’s key',
  at: 'time',
  author: 'author',
  caption: 'caption',
  credit: 'credit',
  alt: 'alternative text',
  sha256: 'file',
  kind: 'kind',
  language: 'language',
  title: 'title',
  text: 'text',
  value: 'value',
  rel: 'relation',
  articleId: 'story',
  source: 'source',
};

/** Marks that are hard to tell apart where they stand alone. */
export const MARKS: Readonly<Record<string, string>> = {
  '“': 'an opening quotation mark',
  '”': 'a closing quotation mark',
  '"': 'a straight quotation mark',
  '‘': 'an opening single quotation mark',
  '’': 'a closing single quotation mark',
  "'": 'a straight single quotation mark',
  '-': 'a hyphen',
  '–': 'an en dash',
  '—': 'an em dash',
  '−': 'a minus sign',
};
