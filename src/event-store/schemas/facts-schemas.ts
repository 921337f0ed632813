import { z } from 'zod';

import { TIME_PRECISIONS } from '../../domain/article/editorial-time.ts';
import {
  ACTOR_KINDS,
  ANOMALY_CODES,
  AUTHORITIES,
  CORRECTION_KINDS,
  EFFECTIVE_BASES,
  REASON_CODES,
  RECORDING_KINDS,
  SCHEDULED_ACTS,
  SIGNIFICANCES,
  type ArticleEventType,
} from '../../domain/article/events.ts';

const id = z.string().min(1);
const instant = z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
const revision = z.int().min(1);
const time = z.strictObject({
  instant,
  zone: z.string().min(1),
  precision: z.enum(TIME_PRECISIONS),
  stated: z.string(),
});
const updated = { updatedAt: time.optional() };
const published = { publishedAt: time.optional() };
const first = { authority: z.enum(AUTHORITIES).optional() };
const fired = { schedule: id.optional() };
const scheduled = { act: z.enum(SCHEDULED_ACTS), revision, publishAt: instant };

const envelope = {
  eventId: id,
  articleId: z.string().regex(/^[A-Za-z0-9_-]{1,64}$/),
  recordedAt: instant,
  effectiveAt: instant,
  effectiveBasis: z.enum(EFFECTIVE_BASES),
  notBefore: instant.optional(),
  observedAt: instant.optional(),
  recording: z.enum(RECORDING_KINDS),
  source: z.strictObject({ system: id, id, url: z.string().optional() }).optional(),
  extraction: z
    .strictObject({ importer: id, version: z.int().min(1), rawSha256: z.string().length(64) })
    .optional(),
  actor: z.strictObject({ kind: z.enum(ACTOR_KINDS), id }),
  recordedBy: z.strictObject({ kind: z.enum(['token', 'system']), id }),
  correlationId: id,
  causationId: id,
  commandId: id,
  anomalies: z
    .array(z.strictObject({ code: z.enum(ANOMALY_CODES), field: z.string().optional() }))
    .optional(),
};

/** SHA-256(salt ‖ bytes) of each part that the event was stored with, in hexadecimal. */
const digests = z.strictObject({
  content: z.string().length(64).optional(),
  words: z.string().length(64).optional(),
  person: z.string().length(64).optional(),
});

const factsOf = (type: ArticleEventType, data: z.ZodRawShape): z.ZodType =>
  z.strictObject({
    ...envelope,
    type: z.literal(type),
    schemaVersion: z.literal(1),
    data: z.strictObject(data),
    parts: digests,
    streamVersion: z.string().regex(/^\d{1,19}$/),
  });

const factsByType = (shapes: Record<ArticleEventType, z.ZodRawShape>): Record<ArticleEventType, z.ZodType> =>
  Object.fromEntries(
    Object.entries(shapes).map(([type, shape]) => [type, factsOf(type as ArticleEventType, shape)]),
  ) as Record<ArticleEventType, z.ZodType>;

/** The facts of each type at its current schemaVersion: envelope and data without content, words and person. */
export const FACTS_SCHEMAS: Readonly<Record<ArticleEventType, z.ZodType>> = factsByType({
  ArticleDrafted: { revision, ...first },
  DraftSaved: { revision },
  ArticlePublished: { revision, publishedAt: time.nullable(), ...updated, ...first, ...fired },
  ArticleUpdated: {
    revision,
    ...updated,
    ...fired,
    significance: z.enum(SIGNIFICANCES),
    reasonCode: z.enum(REASON_CODES),
  },
  ArticleCorrected: {
    revision,
    ...updated,
    correction: z.strictObject({
      kind: z.enum(CORRECTION_KINDS),
      corrects: revision.optional(),
      placement: z.string().optional(),
    }),
  },
  ArticleRestored: { revision, ...updated, restoredFrom: revision },
  EarlierTextRecorded: { revision, ...published, ...updated },
  TextReinterpreted: { revision, reinterprets: id },
  TimesAmended: { ...published, ...updated },
  EffectiveTimeCorrected: { eventId: id, effectiveAt: instant },
  ArticleWithheld: {},
  ArticleReleased: {},
  ArticleRetracted: {},
  DisappearanceObserved: {},
  EmbargoSet: { until: instant.optional() },
  EmbargoLifted: {},
  PublicationScheduled: scheduled,
  PublicationUnscheduled: { schedule: id },
  PublicationFailed: { ...scheduled, schedule: id },
  NoteAdded: {},
});

/** The schemaVersion that each type is written with; older ones are upcast when read. */
export const CURRENT_SCHEMA_VERSION = 1;
