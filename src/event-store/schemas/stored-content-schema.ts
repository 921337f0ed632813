import { z } from 'zod';

import {
  ALTERNATIVE_HEADLINE_ROLES,
  BLOCK_KINDS,
  CONTENT_KINDS,
  MARK_TYPES,
  MEDIA_KINDS,
  RELATION_KINDS,
  type Content,
} from '../../domain/article/content.ts';

const text = z.string();
const maybe = text.optional();
const record = z.record(text, text);

/**
 * The shape of a stored content, keys in the order of the normal form. Only the shape: what the edge asks of a text
 * (safe links, language tags) may grow stricter, and an old text must still be restorable.
 */
export const storedContentSchema: z.ZodType<Content> = z.strictObject({
  kind: z.enum(CONTENT_KINDS),
  language: text,
  headline: text,
  alternativeHeadlines: z.array(
    z.strictObject({ role: z.enum(ALTERNATIVE_HEADLINE_ROLES), language: maybe, text }),
  ),
  summary: maybe,
  bylines: z.array(text),
  blocks: z.array(
    z.strictObject({
      kind: z.enum(BLOCK_KINDS),
      text,
      language: maybe,
      marks: z.array(
        z.strictObject({ start: z.int().min(0), end: z.int().min(1), type: z.enum(MARK_TYPES), href: maybe }),
      ),
      attributes: record,
    }),
  ),
  section: maybe,
  tags: z.array(text),
  url: maybe,
  media: z.array(
    z.strictObject({
      kind: z.enum(MEDIA_KINDS),
      url: text,
      sha256: maybe,
      caption: maybe,
      credit: maybe,
      alt: maybe,
      language: maybe,
    }),
  ),
  related: z.array(z.strictObject({ title: text, url: maybe, language: maybe })),
  altIds: z.array(z.strictObject({ role: text, value: text })),
  relations: z.array(z.strictObject({ rel: z.enum(RELATION_KINDS), articleId: maybe, source: maybe })),
  custom: record,
});
