import { z } from 'zod';

import { SCHEDULED_ACTS, type EventId } from '../domain/article/events.ts';
import { defineAct } from './act.ts';
import { contentInput, readInstantInput, readTimeInput, timeInputSchema, wordsSchema } from './inputs.ts';

const reasonAndNotice = z.strictObject({ reason: wordsSchema, notice: wordsSchema.optional() });

/** What changes whether and when readers see a story, and what is noted about it. */
export const STATUS_ACTS = {
  withhold: defineAct({
    body: reasonAndNotice,
    toCommand: (body) => ({ type: 'WithholdArticle', ...body }),
  }),
  release: defineAct({
    body: reasonAndNotice,
    toCommand: (body) => ({ type: 'ReleaseArticle', ...body }),
  }),
  retract: defineAct({
    body: z.strictObject({ notice: wordsSchema, reason: wordsSchema }),
    toCommand: (body) => ({ type: 'RetractArticle', ...body }),
  }),
  schedule: defineAct({
    body: z.strictObject({
      act: z.enum(SCHEDULED_ACTS),
      publishAt: timeInputSchema,
      content: contentInput.optional(),
    }),
    toCommand: ({ act, publishAt, content }, zone) => ({
      type: 'SchedulePublication',
      act,
      publishAt: readInstantInput(publishAt, { path: 'body.publishAt', zone }),
      content,
    }),
  }),
  unschedule: defineAct({
    body: z.strictObject({ reason: wordsSchema, notice: wordsSchema.optional() }),
    toCommand: ({ reason, notice }) => ({ type: 'UnschedulePublication', reason, notice }),
  }),
  embargo: defineAct({
    body: z
      .strictObject({
        until: timeInputSchema.optional(),
        lift: z.literal(true).optional(),
        reason: wordsSchema,
      })
      .refine(({ until, lift }) => until === undefined || lift === undefined, {
        path: ['lift'],
        message: 'cannot stand beside until: set an embargo or lift it',
      }),
    toCommand: ({ until, lift, reason }, zone) =>
      lift === true
        ? { type: 'LiftEmbargo', reason }
        : {
            type: 'SetEmbargo',
            reason,
            ...(until === undefined ? {} : { until: readInstantInput(until, { path: 'body.until', zone }) }),
          },
  }),
  amendTimes: defineAct({
    body: z
      .strictObject({
        publishedAt: timeInputSchema.optional(),
        updatedAt: timeInputSchema.optional(),
        reason: wordsSchema,
      })
      .refine(({ publishedAt, updatedAt }) => publishedAt !== undefined || updatedAt !== undefined, {
        path: ['publishedAt'],
        message: 'or updatedAt must be given',
      }),
    toCommand: ({ publishedAt, updatedAt, reason }, zone) => ({
      type: 'AmendTimes',
      reason,
      ...(publishedAt === undefined
        ? {}
        : { publishedAt: readTimeInput(publishedAt, { path: 'body.publishedAt', zone }) }),
      ...(updatedAt === undefined
        ? {}
        : { updatedAt: readTimeInput(updatedAt, { path: 'body.updatedAt', zone }) }),
    }),
  }),
  correctEffectiveTime: defineAct({
    body: z.strictObject({
      eventId: z.uuid('must be an event id'),
      effectiveAt: timeInputSchema,
      reason: wordsSchema,
    }),
    toCommand: ({ eventId, effectiveAt, reason }, zone) => ({
      type: 'CorrectEffectiveTime',
      eventId: eventId as EventId,
      effectiveAt: readInstantInput(effectiveAt, { path: 'body.effectiveAt', zone }),
      reason,
    }),
  }),
  addNote: defineAct({
    body: z.strictObject({ text: wordsSchema }),
    toCommand: ({ text }) => ({ type: 'AddNote', text }),
  }),
} as const;
