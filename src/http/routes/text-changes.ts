import { z } from 'zod';

import { CORRECTION_KINDS, REASON_CODES, SIGNIFICANCES } from '../../domain/article/events.ts';
import type { Route } from '../route.ts';
import {
  contentInput,
  readInstantInput,
  readTimeInput,
  revisionNumberSchema,
  timeInputSchema,
  wordsSchema,
  type TimeInput,
} from '../schemas/inputs.ts';
import { changeRoute } from './change-article.ts';

const late = { effectiveAt: timeInputSchema.optional() };
const updated = { updatedAt: timeInputSchema.nullable().optional() };
const NULL_TIME = 'A time left out is stated by Stet; `updatedAt: null` says that it did not move.';

/** Absent stays absent, null (not moved) stays null. */
const updatedAtOf = (input: TimeInput | null | undefined, zone: string) =>
  input === undefined
    ? {}
    : { updatedAt: input === null ? null : readTimeInput(input, { path: 'body.updatedAt', zone }) };

const publishedAtOf = (input: TimeInput | undefined, zone: string) =>
  input === undefined ? {} : { publishedAt: readTimeInput(input, { path: 'body.publishedAt', zone }) };

const effectiveAtOf = (input: TimeInput | undefined, zone: string) =>
  input === undefined ? {} : { effectiveAt: readInstantInput(input, { path: 'body.effectiveAt', zone }) };

/** What changes a story's text, drafted or public. */
export const textChangeRoutes: readonly Route[] = [
  changeRoute({
    name: 'saveDraft',
    method: 'PUT',
    act: 'draft',
    summary: 'Save a draft',
    description:
      'Readers do not see it, also after publication. A draft equal to the last saved text records nothing.',
    body: z.strictObject({ content: contentInput, note: wordsSchema.optional() }),
    toCommand: ({ content, note }) => ({ type: 'SaveDraft', content, note }),
  }),
  changeRoute({
    name: 'publishArticle',
    act: 'publish',
    summary: 'Publish a story',
    description: `Without \`content\`: the latest draft. \`effectiveAt\` is for a late entry and lies in the past. ${NULL_TIME}`,
    body: z.strictObject({
      content: contentInput.optional(),
      publishedAt: timeInputSchema.optional(),
      ...updated,
      ...late,
    }),
    toCommand: ({ content, publishedAt, updatedAt, effectiveAt }, zone) => ({
      type: 'PublishArticle',
      content,
      ...publishedAtOf(publishedAt, zone),
      ...updatedAtOf(updatedAt, zone),
      ...effectiveAtOf(effectiveAt, zone),
    }),
  }),
  changeRoute({
    name: 'updateArticle',
    act: 'updates',
    summary: 'Update a published story',
    description: `Without \`content\`: the latest draft. A mistake is mended by a correction: \`reasonCode: "error"\` is refused. ${NULL_TIME}`,
    body: z.strictObject({
      content: contentInput.optional(),
      ...updated,
      ...late,
      significance: z.enum(SIGNIFICANCES).optional(),
      reasonCode: z.enum([...REASON_CODES, 'error']).optional(),
      note: wordsSchema.optional(),
      notice: wordsSchema.optional(),
    }),
    toCommand: ({ updatedAt, effectiveAt, ...body }, zone) => ({
      type: 'UpdateArticle',
      ...body,
      ...updatedAtOf(updatedAt, zone),
      ...effectiveAtOf(effectiveAt, zone),
    }),
  }),
  changeRoute({
    name: 'correctArticle',
    act: 'corrections',
    summary: 'Correct a published story, with a notice for readers',
    description: `Without \`content\`: the latest draft. ${NULL_TIME}`,
    body: z.strictObject({
      content: contentInput.optional(),
      ...updated,
      ...late,
      correction: z.strictObject({
        kind: z.enum(CORRECTION_KINDS),
        notice: wordsSchema,
        corrects: revisionNumberSchema.optional(),
        placement: wordsSchema.optional(),
      }),
    }),
    toCommand: ({ content, correction, updatedAt, effectiveAt }, zone) => ({
      type: 'CorrectArticle',
      content,
      correction,
      ...updatedAtOf(updatedAt, zone),
      ...effectiveAtOf(effectiveAt, zone),
    }),
  }),
  changeRoute({
    name: 'restoreRevision',
    act: 'restore',
    summary: 'Bring back an earlier revision’s text, as a new revision',
    description: NULL_TIME,
    body: z.strictObject({
      revision: revisionNumberSchema,
      ...updated,
      note: wordsSchema,
      notice: wordsSchema.optional(),
    }),
    toCommand: ({ revision, note, notice, updatedAt }, zone) => ({
      type: 'RestoreRevision',
      revision,
      note,
      notice,
      ...updatedAtOf(updatedAt, zone),
    }),
  }),
];
