import { z } from 'zod';

import {
  ALTERNATIVE_HEADLINE_ROLES,
  BLOCK_KINDS,
  CONTENT_KINDS,
  MARK_TYPES,
  MEDIA_KINDS,
  RELATION_KINDS,
  toNormalContent,
  type Content,
  type Mark,
} from '../domain/article/content.ts';
import { isArticleId } from '../domain/article/events.ts';
import { hrefSchema, isSafeHref, languageSchema, sha256Schema, textSchema } from './text-schema.ts';

const markSchema = z.strictObject({
  start: z.int().min(0),
  end: z.int().min(1),
  type: z.enum(MARK_TYPES),
  href: hrefSchema.optional(),
});

const recordSchema = z.record(textSchema.min(1, 'is an empty key'), textSchema);

/** Reserved keys of a block's attributes that hold a link. */
const LINK_ATTRIBUTES = ['url', 'media'] as const;

const blockSchema = z
  .strictObject({
    kind: z.enum(BLOCK_KINDS),
    text: textSchema,
    language: languageSchema.optional(),
    marks: z.array(markSchema).default([]),
    attributes: recordSchema.default({}),
  })
  .superRefine((block, context) => {
    const fault = (path: (string | number)[], message: string): void => {
      context.addIssue({ code: 'custom', path, message });
    };
    block.marks.forEach((mark, index) => {
      const wrong = faultOfMark(mark, block.text.length);
      if (wrong !== undefined) fault(['marks', index, wrong.field], wrong.message);
    });
    for (const key of LINK_ATTRIBUTES) {
      const link = block.attributes[key];
      if (link !== undefined && !isSafeHref(link))
        fault(['attributes', key], 'is not a link that is safe to follow');
    }
  });

function faultOfMark(mark: Mark, length: number): { field: keyof Mark; message: string } | undefined {
  if (mark.start >= mark.end) return { field: 'end', message: `must be after start (${String(mark.start)})` };
  if (mark.end > length) return { field: 'end', message: `is past the text's end (${String(length)})` };
  if (mark.type === 'link' && mark.href === undefined)
    return { field: 'href', message: 'is missing: a link needs one' };
  if (mark.type !== 'link' && mark.href !== undefined)
    return { field: 'href', message: 'belongs to a link only' };
  return undefined;
}

const relationSchema = z
  .strictObject({
    rel: z.enum(RELATION_KINDS),
    articleId: z.string().refine(isArticleId, 'is not a story id').optional(),
    source: textSchema.min(1).optional(),
  })
  .refine(
    (relation) => (relation.articleId === undefined) !== (relation.source === undefined),
    'needs either articleId or source',
  );

/** A content's shape as given, before defaults are taken into normal form. */
const contentShape = z.strictObject({
  kind: z.enum(CONTENT_KINDS),
  language: languageSchema,
  headline: textSchema,
  alternativeHeadlines: z
    .array(
      z.strictObject({
        role: z.enum(ALTERNATIVE_HEADLINE_ROLES),
        language: languageSchema.optional(),
        text: textSchema,
      }),
    )
    .default([]),
  summary: textSchema.optional(),
  bylines: z.array(textSchema).default([]),
  blocks: z.array(blockSchema).default([]),
  section: textSchema.optional(),
  tags: z.array(textSchema).default([]),
  url: hrefSchema.optional(),
  media: z
    .array(
      z.strictObject({
        kind: z.enum(MEDIA_KINDS),
        url: hrefSchema,
        sha256: sha256Schema.optional(),
        caption: textSchema.optional(),
        credit: textSchema.optional(),
        alt: textSchema.optional(),
        language: languageSchema.optional(),
      }),
    )
    .default([]),
  related: z
    .array(
      z.strictObject({
        title: textSchema,
        url: hrefSchema.optional(),
        language: languageSchema.optional(),
      }),
    )
    .default([]),
  altIds: z.array(z.strictObject({ role: textSchema, value: textSchema })).default([]),
  relations: z.array(relationSchema).default([]),
  custom: recordSchema.default({}),
});

/** A story's content as a client or importer gives it; lists and records may be left out. Gives the normal form. Its size is asked apart: `contentBytes`. */
export const contentSchema = contentShape.transform(toNormalContent);

/** The content's size as UTF-8 JSON, to hold against MAX_CONTENT_BYTES. The content must be in normal form. */
export const contentBytes = (content: Content): number => Buffer.byteLength(JSON.stringify(content));
