import { z } from 'zod';

import type { ArticleEventType } from '../../domain/article/events.ts';

export const WORD_KEYS = ['note', 'notice', 'reason', 'text', 'correctionNotice'] as const;
export type WordKey = (typeof WORD_KEYS)[number];
export type Words = Readonly<Partial<Record<WordKey, string>>>;
export type Person = {
  readonly name?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
};

/** Which parts a type has: its content, and its words, those that every such event has and those it may have. */
export type PartsOfType = {
  readonly content: 'always' | 'or-null' | 'never';
  readonly required: readonly WordKey[];
  readonly optional: readonly WordKey[];
};

const parts = (
  content: PartsOfType['content'],
  required: readonly WordKey[],
  optional: readonly WordKey[],
): PartsOfType => ({ content, required, optional });

export const PARTS_OF_TYPE: Readonly<Record<ArticleEventType, PartsOfType>> = {
  ArticleDrafted: parts('always', [], ['note']),
  DraftSaved: parts('always', [], ['note']),
  ArticlePublished: parts('or-null', [], ['note', 'notice']),
  ArticleUpdated: parts('always', [], ['note', 'notice']),
  ArticleCorrected: parts('always', ['correctionNotice'], []),
  ArticleRestored: parts('always', ['note'], ['notice']),
  EarlierTextRecorded: parts('always', [], ['note', 'notice']),
  TextReinterpreted: parts('always', [], []),
  TimesAmended: parts('never', ['reason'], []),
  EffectiveTimeCorrected: parts('never', ['reason'], []),
  ArticleWithheld: parts('never', ['reason'], ['notice']),
  ArticleReleased: parts('never', ['reason'], ['notice']),
  ArticleRetracted: parts('never', ['notice', 'reason'], []),
  DisappearanceObserved: parts('never', [], ['notice']),
  EmbargoSet: parts('never', ['reason'], []),
  EmbargoLifted: parts('never', ['reason'], []),
  PublicationScheduled: parts('never', [], []),
  PublicationUnscheduled: parts('never', ['reason'], ['notice']),
  PublicationFailed: parts('never', ['reason'], []),
  NoteAdded: parts('never', ['text'], []),
};

const wordsSchema = ({ required, optional }: PartsOfType): z.ZodType<Words> =>
  z.strictObject({
    ...Object.fromEntries(required.map((key) => [key, z.string()])),
    ...Object.fromEntries(optional.map((key) => [key, z.string().optional()])),
  });

export const WORDS_SCHEMAS = Object.fromEntries(
  Object.entries(PARTS_OF_TYPE).map(([type, partsOfType]) => [type, wordsSchema(partsOfType)]),
) as Readonly<Record<ArticleEventType, z.ZodType<Words>>>;

export const personSchema: z.ZodType<Person> = z.strictObject({
  name: z.string().optional(),
  ip: z.string().optional(),
  userAgent: z.string().optional(),
});
