import { z } from 'zod';

import { CORRECTION_KINDS, REASON_CODES, SIGNIFICANCES } from '../domain/article/events.ts';
import { defineAct } from './act.ts';
import {
  contentInput,
  readInstantInput,
  readTimeInput,
  revisionNumberSchema,
  timeInputSchema,
  wordsSchema,
  type TimeInput,
} from './inputs.ts';

const late = { effectiveAt: timeInputSchema.optional() };
const updated = { updatedAt: timeInputSchema.nullable().optional() };

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
export const TEXT_ACTS = {
  begin: defineAct({
    body: z.strictObject({ content: contentInput, note: wordsSchema.optional() }),
    toCommand: ({ content, note }) => ({ type: 'DraftArticle', content, note }),
  }),
  saveDraft: defineAct({
    body: z.strictObject({ content: contentInput, note: wordsSchema.optional() }),
    toCommand: ({ content, note }) => ({ type: 'SaveDraft', content, note }),
  }),
  publish: defineAct({
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
  update: defineAct({
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
  correct: defineAct({
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
  restore: defineAct({
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
} as const;
