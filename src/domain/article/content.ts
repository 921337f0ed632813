import { sha256Hex } from '../../shared/sha256.ts';

/** BCP 47 tag as the story states it, for example `en` or `zh-Hant`. */
export type LanguageTag = string;

export const CONTENT_KINDS = ['article', 'liveblog', 'gallery', 'video'] as const;
export const BLOCK_KINDS = [
  'paragraph',
  'heading',
  'quote',
  'caption',
  'listItem',
  'image',
  'embed',
  'preformatted',
] as const;
export const MARK_TYPES = ['strong', 'emphasis', 'link', 'code'] as const;
export const ALTERNATIVE_HEADLINE_ROLES = ['translation', 'short', 'seo', 'social'] as const;
export const MEDIA_KINDS = ['image', 'video', 'audio'] as const;
export const RELATION_KINDS = ['translation-of', 'copy-of', 'follow-up-to', 'part-of', 'same-as'] as const;

export type BlockKind = (typeof BLOCK_KINDS)[number];

/** `start` and `end` are UTF-16 offsets into the block's text, 0 ≤ start < end ≤ length. */
export type Mark = {
  readonly start: number;
  readonly end: number;
  readonly type: (typeof MARK_TYPES)[number];
  readonly href?: string | undefined;
};

export type Block = {
  readonly kind: BlockKind;
  readonly text: string;
  readonly language?: LanguageTag | undefined;
  readonly marks: readonly Mark[];
  /** Reserved keys: speaker, role, level, url, media, key (the source's own id), at, author. */
  readonly attributes: Readonly<Record<string, string>>;
};

export type AlternativeHeadline = {
  readonly role: (typeof ALTERNATIVE_HEADLINE_ROLES)[number];
  readonly language?: LanguageTag | undefined;
  readonly text: string;
};

export type Media = {
  readonly kind: (typeof MEDIA_KINDS)[number];
  readonly url: string;
  readonly sha256?: string | undefined;
  readonly caption?: string | undefined;
  readonly credit?: string | undefined;
  readonly alt?: string | undefined;
  readonly language?: LanguageTag | undefined;
};

export type RelatedLink = {
  readonly title: string;
  readonly url?: string | undefined;
  readonly language?: LanguageTag | undefined;
};

export type Relation = {
  readonly rel: (typeof RELATION_KINDS)[number];
  readonly articleId?: string | undefined;
  readonly source?: string | undefined;
};

/** The whole text of a story at one revision, every field that readers or machines see. Text is kept as given, never trusted as HTML. */
export type Content = {
  readonly kind: (typeof CONTENT_KINDS)[number];
  readonly language: LanguageTag;
  readonly headline: string;
  readonly alternativeHeadlines: readonly AlternativeHeadline[];
  readonly summary?: string | undefined;
  readonly bylines: readonly string[];
  readonly blocks: readonly Block[];
  readonly section?: string | undefined;
  readonly tags: readonly string[];
  readonly url?: string | undefined;
  readonly media: readonly Media[];
  readonly related: readonly RelatedLink[];
  readonly altIds: readonly { readonly role: string; readonly value: string }[];
  readonly relations: readonly Relation[];
  readonly custom: Readonly<Record<string, string>>;
};

/** The largest content, as UTF-8 JSON in normal form: leaves room for the envelope in EventStoreDB's 1 MiB an append. */
export const MAX_CONTENT_BYTES = 900 * 1024;

/** UTF-8 bytes of the content as JSON, the measure of MAX_CONTENT_BYTES. */
export const contentBytes = (content: Content): number =>
  new TextEncoder().encode(JSON.stringify(content)).length;

/**
 * The normal form: one order of keys, absent instead of undefined or empty optional text, marks by (start, end, type).
 * Two contents are equal when their normal forms are the same JSON.
 */
export function toNormalContent(content: Content): Content {
  return {
    kind: content.kind,
    language: content.language,
    headline: content.headline,
    alternativeHeadlines: content.alternativeHeadlines.map(({ role, language, text }) => ({
      role,
      ...optional('language', language),
      text,
    })),
    ...optional('summary', content.summary),
    bylines: [...content.bylines],
    blocks: content.blocks.map(toNormalBlock),
    ...optional('section', content.section),
    tags: [...content.tags],
    ...optional('url', content.url),
    media: content.media.map(({ kind, url, sha256, caption, credit, alt, language }) => ({
      kind,
      url,
      ...optional('sha256', sha256),
      ...optional('caption', caption),
      ...optional('credit', credit),
      ...optional('alt', alt),
      ...optional('language', language),
    })),
    related: content.related.map(({ title, url, language }) => ({
      title,
      ...optional('url', url),
      ...optional('language', language),
    })),
    altIds: content.altIds.map(({ role, value }) => ({ role, value })),
    relations: content.relations.map(({ rel, articleId, source }) => ({
      rel,
      ...optional('articleId', articleId),
      ...optional('source', source),
    })),
    custom: sortedRecord(content.custom),
  };
}

function toNormalBlock({ kind, text, language, marks, attributes }: Block): Block {
  return {
    kind,
    text,
    ...optional('language', language),
    marks: marks
      .map(({ start, end, type, href }) => ({ start, end, type, ...optional('href', href) }))
      .sort((a, b) => a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : 1)),
    attributes: sortedRecord(attributes),
  };
}

function optional<Key extends string>(key: Key, value: string | undefined): Partial<Record<Key, string>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, string>);
}

function sortedRecord(record: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** SHA-256 over a content's normal form: equal exactly when the contents are. `editorial` leaves out the related links, whose change alone is never a silent edit. */
export type ContentHash = { readonly whole: string; readonly editorial: string };

/** The content must be in normal form, as every stored content is. `json`: the content as JSON.stringify gives it, where that is at hand. */
export function hashContent(content: Content, json = JSON.stringify(content)): ContentHash {
  const whole = sha256Hex(json);
  const editorial = content.related.length === 0 ? whole : sha256Hex(withoutRelated(content, json));
  return { whole, editorial };
}

/**
 * The JSON of the same content without related links. Cut out of the text: in the normal form `altIds` follows `related`, and since a quote
 * within a text is escaped, these letters can't stand anywhere else.
 */
function withoutRelated(content: Content, json: string): string {
  const links = JSON.stringify(content.related);
  const start = json.lastIndexOf(`,"related":${links},"altIds":[`);
  if (start === -1) return JSON.stringify({ ...content, related: [] });
  const at = start + ',"related":'.length;
  return `${json.slice(0, at)}[]${json.slice(at + links.length)}`;
}
