import type { Content } from '../../domain/article/content.ts';

/** Fields whose words have an origin, in reading order. Of the lists, each item's. */
export const BLAMED_FIELDS = ['headline', 'summary', 'alternativeHeadlines', 'media'] as const;
export type BlamedField = (typeof BLAMED_FIELDS)[number];
export type ListField = Extract<BlamedField, 'alternativeHeadlines' | 'media'>;

export const isList = (field: BlamedField): field is ListField =>
  field === 'alternativeHeadlines' || field === 'media';

/** A text by its key: `headline`, `summary`, `alternativeHeadlines.0.text`, `media.0.caption`, `media.0.alt`. */
export type FieldText = readonly [key: string, text: string];

/** One item of a list, with what it is known by among the others. */
export type FieldItem = { readonly name: string; readonly texts: Readonly<Record<string, string>> };

type Fields = Partial<Pick<Content, BlamedField>>;

/** The items of a list field, with their words by the name of their part. */
export function itemsOf(field: ListField, fields: Fields): readonly FieldItem[] {
  switch (field) {
    case 'alternativeHeadlines':
      return (fields.alternativeHeadlines ?? []).map(({ role, language = '', text }) => ({
        name: `${role} ${language}`,
        texts: { text },
      }));
    case 'media':
      return (fields.media ?? []).map(({ url, caption, alt }) => ({
        name: url,
        texts: { ...(caption === undefined ? {} : { caption }), ...(alt === undefined ? {} : { alt }) },
      }));
  }
}

export const keyOfItem = (field: ListField, index: number, part: string): string =>
  `${field}.${String(index)}.${part}`;

function textsOfField(field: BlamedField, fields: Fields): readonly FieldText[] {
  if (!isList(field)) return fields[field] === undefined ? [] : [[field, fields[field]]];
  return itemsOf(field, fields).flatMap(({ texts }, index) =>
    Object.entries(texts).map(([part, text]): FieldText => [keyOfItem(field, index, part), text]),
  );
}

/** Every text outside the blocks that blame speaks of. */
export const fieldTextsOf = (fields: Fields): readonly FieldText[] =>
  BLAMED_FIELDS.flatMap((field) => textsOfField(field, fields));
