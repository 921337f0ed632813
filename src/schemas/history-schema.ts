import { z } from 'zod';

import {
  CORRECTION_KINDS,
  isArticleId,
  REASON_CODES,
  SCHEDULED_ACTS,
  SIGNIFICANCES,
} from '../domain/article/events.ts';
import { contentSchema } from './content-schema.ts';
import { editorialTimeSchema, instantSchema, zoneSchema } from './editorial-time-schema.ts';
import { parseWith } from './parse-with.ts';
import { nameSchema, textSchema } from './text-schema.ts';

const words = textSchema.min(1, 'must not be empty');
const revision = z.int().min(1);
const maybeContent = { content: contentSchema.optional() };
const noted = { note: words.optional() };
const noticed = { notice: words.optional() };
const updated = { updatedAt: editorialTimeSchema.nullable().optional() };
const late = { effectiveAt: instantSchema.optional() };

const command = <Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** A live command as data. Where it means an event, it names the act that appended it: ids come with the replay. */
const commandSchema = z.discriminatedUnion('type', [
  command('DraftArticle', { content: contentSchema, ...noted }),
  command('SaveDraft', { content: contentSchema, ...noted }),
  command('PublishArticle', {
    ...maybeContent,
    publishedAt: editorialTimeSchema.optional(),
    ...updated,
    ...late,
  }),
  command('UpdateArticle', {
    ...maybeContent,
    ...updated,
    ...late,
    ...noted,
    ...noticed,
    significance: z.enum(SIGNIFICANCES).optional(),
    reasonCode: z.enum(REASON_CODES).optional(),
  }),
  command('CorrectArticle', {
    ...maybeContent,
    ...updated,
    ...late,
    correction: z.strictObject({
      kind: z.enum(CORRECTION_KINDS),
      notice: words,
      corrects: revision.optional(),
      placement: words.optional(),
    }),
  }),
  command('RestoreRevision', { revision, ...updated, note: words, ...noticed }),
  command('WithholdArticle', { reason: words, ...noticed }),
  command('ReleaseArticle', { reason: words, ...noticed }),
  command('RetractArticle', { notice: words, reason: words }),
  command('AmendTimes', {
    publishedAt: editorialTimeSchema.optional(),
    updatedAt: editorialTimeSchema.optional(),
    reason: words,
  }),
  command('CorrectEffectiveTime', { act: nameSchema, effectiveAt: instantSchema, reason: words }),
  command('SetEmbargo', { until: instantSchema.optional(), reason: words }),
  command('LiftEmbargo', { reason: words }),
  command('SchedulePublication', { act: z.enum(SCHEDULED_ACTS), publishAt: instantSchema, ...maybeContent }),
  command('UnschedulePublication', { reason: words }),
  command('FireSchedule', { act: nameSchema }),
  command('AddNote', { text: words }),
]);

const actSchema = z.strictObject({
  at: instantSchema,
  /** For acts after it that mean its event. */
  name: nameSchema.optional(),
  /** One of the history's people; absent: the program itself. */
  by: nameSchema.optional(),
  command: commandSchema,
});

/** What a newsroom did with one story, each act at its time: a history to be told anew through the command handler. */
const historySchema = z
  .strictObject({
    articleId: z.string().refine(isArticleId, 'is not a story id'),
    /** What the history shows, for whoever looks for an example. */
    about: words,
    /** The zone in which Stet states times that the acts leave out. */
    zone: zoneSchema,
    /** Names by the ids that acts are told by. */
    people: z.record(nameSchema, words),
    acts: z.array(actSchema).min(1),
  })
  .superRefine(({ people, acts }, context) => {
    const names = new Set<string>();
    acts.forEach(({ at, by, name, command: told }, index) => {
      const fault = (field: string, message: string): void => {
        context.addIssue({ code: 'custom', path: ['acts', index, field], message });
      };
      const before = acts[index - 1]?.at;
      if (before !== undefined && at < before) fault('at', `is before the act above it, at ${before}`);
      if (by !== undefined && !Object.hasOwn(people, by))
        fault('by', `${JSON.stringify(by)} is not in people`);
      const meant = actMeant(told);
      if (meant !== undefined && !names.has(meant))
        fault('command', `means the act ${JSON.stringify(meant)}, but no act above it has this name`);
      if (name !== undefined && names.has(name)) fault('name', 'is the name of an act above it');
      if (name !== undefined) names.add(name);
    });
  });

export type History = z.output<typeof historySchema>;
export type HistoryAct = History['acts'][number];

/** The name of the act whose event the command means. */
const actMeant = (told: HistoryAct['command']): string | undefined =>
  told.type === 'FireSchedule' || told.type === 'CorrectEffectiveTime' ? told.act : undefined;

/** Throws an Error that lists every fault with its place. */
export const parseHistory = (value: unknown): History => parseWith(historySchema, value);
