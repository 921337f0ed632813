/** What a page can say of itself in more than one place. */
export const FACT_FIELDS = [
  'identifier',
  'url',
  'headline',
  'alternativeHeadline',
  'socialHeadline',
  'summary',
  'bylines',
  'section',
  'tags',
  'language',
  'publishedAt',
  'updatedAt',
  'notice',
] as const;
export type FactField = (typeof FACT_FIELDS)[number];

/** One statement of a page, one line of text, and where it stands (`json-ld headline`, `meta og:title`). */
export type Fact = { readonly field: FactField; readonly from: string; readonly value: string };

/** The statements about a field, in their order of trust. */
export const factsOf = (facts: readonly Fact[], field: FactField): readonly Fact[] =>
  facts.filter((fact) => fact.field === field);

/** Where a name belongs, systems also put an address or a number of the person. */
export const isName = (value: string): boolean => /\p{L}/u.test(value) && !/^https?:/i.test(value);
