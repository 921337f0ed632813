import { z } from 'zod';

import { SCHEDULED_ACTS, type EventId } from '../../domain/article/events.ts';
import type { Route } from '../route.ts';
import {
  contentInput,
  readInstantInput,
  readTimeInput,
  timeInputSchema,
  wordsSchema,
} from '../schemas/inputs.ts';
import { changeRoute } from './change-article.ts';

const reasonAndNotice = z.strictObject({ reason: wordsSchema, notice: wordsSchema.optional() });

const NOTICE = '`reason` is internal, `notice` is for readers.';

/** What changes whether and when readers see a story, and what is noted about it. */
export const statusChangeRoutes: readonly Route[] = [
  changeRoute({
    name: 'withholdArticle',
    act: 'withhold',
    summary: 'Take a published story from readers, for now',
    description: NOTICE,
    body: reasonAndNotice,
    toCommand: (body) => ({ type: 'WithholdArticle', ...body }),
  }),
  changeRoute({
    name: 'releaseArticle',
    act: 'release',
    summary: 'Give a withheld story back to readers',
    description: NOTICE,
    body: reasonAndNotice,
    toCommand: (body) => ({ type: 'ReleaseArticle', ...body }),
  }),
  changeRoute({
    name: 'retractArticle',
    act: 'retract',
    summary: 'Retract a story, for good',
    description: NOTICE,
    body: z.strictObject({ notice: wordsSchema, reason: wordsSchema }),
    toCommand: (body) => ({ type: 'RetractArticle', ...body }),
  }),
  changeRoute({
    name: 'schedulePublication',
    act: 'schedule',
    summary: 'Publish or update at a later time',
    description: 'Pins the text: without `content` the latest draft, as it is now.',
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
  changeRoute({
    name: 'unschedulePublication',
    act: 'unschedule',
    summary: 'Cancel a scheduled publication',
    body: z.strictObject({ reason: wordsSchema, notice: wordsSchema.optional() }),
    toCommand: ({ reason, notice }) => ({ type: 'UnschedulePublication', reason, notice }),
  }),
  changeRoute({
    name: 'setEmbargo',
    act: 'embargo',
    summary: 'Set, move or lift an embargo',
    description: '`{ until?, reason }` sets it; `{ lift: true, reason }` lifts it.',
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
  changeRoute({
    name: 'amendTimes',
    act: 'amend-times',
    summary: 'Amend the times that a story states of itself',
    description: 'The only act that moves first-published; it never moves the time of effect.',
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
  changeRoute({
    name: 'correctEffectiveTime',
    act: 'effective-time',
    summary: 'Mend when readers saw an act, after a wrong import',
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
  changeRoute({
    name: 'addNote',
    act: 'notes',
    summary: 'Add an internal note',
    description: 'Never shown to readers.',
    body: z.strictObject({ text: wordsSchema }),
    toCommand: ({ text }) => ({ type: 'AddNote', text }),
  }),
];
