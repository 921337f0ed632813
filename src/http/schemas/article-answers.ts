import { z } from 'zod';

import { ARTICLE_STATUSES } from '../../domain/article/article.ts';
import { CONTENT_KINDS } from '../../domain/article/content.ts';
import {
  ACTOR_KINDS,
  AUTHORITIES,
  CORRECTION_KINDS,
  EFFECTIVE_BASES,
  RECORDING_KINDS,
  SCHEDULED_ACTS,
} from '../../domain/article/events.ts';
import { bigOut, contentOut, editorialTimeOut, eventTypeOut, instantOut } from './answers.ts';

const tokenName = z.string().optional().meta({ description: 'Of a token; for editors, auditors and admins' });
export const actorOut = z.strictObject({ kind: z.enum(ACTOR_KINDS), id: z.string(), name: tokenName });
export const principalOut = z.strictObject({
  kind: z.enum(['token', 'system']),
  id: z.string(),
  name: tokenName,
});
export const sourceOut = z.strictObject({ system: z.string(), id: z.string(), url: z.string().optional() });

const correctionOut = z.strictObject({
  kind: z.enum(CORRECTION_KINDS),
  notice: z.string(),
  corrects: z.int().optional(),
  placement: z.string().optional(),
});

const noticeOut = z
  .strictObject({
    type: eventTypeOut,
    notice: z.string(),
    effectiveAt: instantOut,
    revision: z.int().optional(),
    correction: correctionOut.optional(),
  })
  .meta({ id: 'Notice', description: 'Words for readers' });

const scheduleOut = z.strictObject({
  articleId: z.string(),
  eventId: z.string(),
  act: z.enum(SCHEDULED_ACTS),
  revision: z.int(),
  publishAt: instantOut,
  streamVersion: bigOut,
});

const times = { publishedAt: editorialTimeOut.nullable(), updatedAt: editorialTimeOut.nullable() };
const contentStateOut = z.enum(['held', 'unobserved', 'hidden', 'none']).meta({
  description:
    'held: here. unobserved: nobody saw it. hidden: withheld or retracted, from readers. none: nothing is published',
});

export const articleOut = z
  .strictObject({
    articleId: z.string(),
    status: z.enum(ARTICLE_STATUSES),
    authority: z.enum(AUTHORITIES),
    content: contentOut.nullable(),
    contentState: contentStateOut,
    revision: z.int().nullable(),
    ...times,
    effectiveAt: instantOut.nullable(),
    effectiveBasis: z.enum(EFFECTIVE_BASES).nullable(),
    notBefore: instantOut.optional(),
    streamVersion: bigOut,
    notices: z.array(noticeOut),
    lastRevision: z.int().optional(),
    sourceSystem: z.string().optional(),
    draftRevision: z.int().optional(),
    embargo: z.strictObject({ until: instantOut.optional() }).optional(),
    schedule: scheduleOut.optional(),
  })
  .meta({ id: 'Article', description: 'From lastRevision on: for editors, auditors and admins alone' });

/** A story at a moment of its past. */
export const pastArticleOut = z
  .strictObject({
    articleId: z.string(),
    asOf: instantOut,
    knownAt: instantOut.optional(),
    status: z.enum(ARTICLE_STATUSES),
    authority: z.enum(AUTHORITIES),
    content: contentOut.nullable(),
    contentState: contentStateOut,
    notices: z.array(noticeOut),
    revision: z.int(),
    ...times,
    effectiveAt: instantOut,
    effectiveBasis: z.enum(EFFECTIVE_BASES),
    notBefore: instantOut.optional(),
    until: instantOut.optional().meta({ description: 'When the next act ended it; absent: it is still so' }),
    untilNotBefore: instantOut
      .optional()
      .meta({ description: 'The next act was observed: it cannot have been before this' }),
    uncertain: z.boolean().meta({ description: 'true: the next act may have been in effect already' }),
  })
  .meta({ id: 'PastArticle', description: 'What readers saw at `asOf`, and how surely that is known' });

export const draftOut = z
  .strictObject({
    articleId: z.string(),
    revision: z.int(),
    content: contentOut,
    savedAt: instantOut,
    actor: actorOut,
    streamVersion: bigOut,
  })
  .meta({ id: 'Draft' });

export const articleItemOut = z
  .strictObject({
    articleId: z.string(),
    status: z.enum(ARTICLE_STATUSES),
    headline: z.string().nullable(),
    section: z.string().nullable(),
    language: z.string().nullable(),
    kind: z.enum(CONTENT_KINDS).nullable(),
    revision: z.int().nullable(),
    ...times,
    effectiveAt: instantOut.nullable(),
    changedAt: instantOut,
    streamVersion: bigOut,
    draftRevision: z.int().optional(),
  })
  .meta({ id: 'ArticleItem' });

const summaryOut = z
  .strictObject({
    kind: z.enum(['first', 'changed', 'unchanged', 'unobserved']),
    fromUnobserved: z.literal(true).optional(),
    headlineChanged: z.boolean(),
    fieldsChanged: z.array(z.string()),
    blocksInserted: z.int(),
    blocksDeleted: z.int(),
    blocksChanged: z.int(),
    blocksMoved: z.int(),
    blocksSplit: z.int(),
    blocksMerged: z.int(),
    sentencesMoved: z.int(),
    verdict: z.enum(['none', 'cosmetic', 'substantive']),
    wordsInserted: z.int(),
    wordsDeleted: z.int(),
    numbers: z.array(z.string()),
    phrases: z.string(),
    capped: z
      .literal(true)
      .optional()
      .meta({ description: 'Cut short at a fixed bound: a change may be counted coarser than it is' }),
  })
  .meta({
    id: 'ChangeSummary',
    description: 'What a revision changed, in a few figures; numbers holds every number that became another',
  });

const savedOut = z.strictObject({
  type: eventTypeOut,
  eventId: z.string(),
  at: instantOut,
  actor: actorOut,
  recordedBy: principalOut,
  note: z.string().optional(),
});

const deskOut = z.strictObject({
  streamVersion: bigOut,
  recordedBy: principalOut,
  reasonCode: z.string().optional(),
  note: z.string().optional(),
  anomalies: z.array(z.strictObject({ code: z.string(), field: z.string().optional() })).optional(),
  source: sourceOut.optional(),
  extraction: z.looseObject({}).optional(),
  savedSummary: summaryOut,
  saved: savedOut,
});

export const revisionItemOut = z
  .strictObject({
    articleId: z.string(),
    revision: z.int(),
    type: eventTypeOut,
    eventId: z.string(),
    isPublic: z.boolean(),
    actor: actorOut,
    recordedAt: instantOut,
    recording: z.enum(RECORDING_KINDS),
    effectiveAt: instantOut.nullable(),
    effectiveBasis: z.enum(EFFECTIVE_BASES).nullable(),
    notBefore: instantOut.optional(),
    ...times,
    significance: z.string().optional(),
    notice: z.string().optional(),
    correction: correctionOut.optional(),
    restoredFrom: z.int().optional(),
    isEarlier: z.boolean(),
    supersededBy: z.int().optional(),
    publicSummary: summaryOut.nullable(),
    desk: deskOut.optional(),
  })
  .meta({ id: 'RevisionItem', description: 'desk: for editors, auditors and admins alone' });

export const revisionOut = z
  .strictObject({ ...revisionItemOut.shape, content: contentOut.nullable(), contentState: contentStateOut })
  .meta({ id: 'Revision' });
