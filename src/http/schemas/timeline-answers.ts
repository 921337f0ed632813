import { z } from 'zod';

import { EFFECTIVE_BASES, RECORDING_KINDS } from '../../domain/article/events.ts';
import { actorOut, principalOut, sourceOut } from './article-answers.ts';
import { bigOut, eventTypeOut, instantOut } from './answers.ts';

const desk = {
  streamVersion: bigOut.optional(),
  isPublic: z.boolean().optional(),
  recordedBy: principalOut.optional(),
  ip: z.string().optional(),
  observedAt: instantOut.optional(),
  effectiveCorrectedBy: z.string().optional(),
  source: sourceOut.optional(),
  reason: z.string().optional(),
  reasonCode: z.string().optional(),
  significance: z.string().optional(),
  note: z.string().optional(),
  silent: z.enum(['yes', 'no', 'undetermined']).nullable().optional().meta({
    description:
      'Whether readers’ text changed without a later time or a notice; null: the question does not arise',
  }),
  anomalies: z.array(z.strictObject({ code: z.string(), field: z.string().optional() })).optional(),
};

export const timelineEntryOut = z
  .strictObject({
    articleId: z.string(),
    eventId: z.string(),
    position: z.string(),
    type: eventTypeOut,
    sentence: z.string(),
    revision: z.int().optional(),
    actor: actorOut,
    recordedAt: instantOut,
    effectiveAt: instantOut,
    effectiveBasis: z.enum(EFFECTIVE_BASES),
    notBefore: instantOut.optional(),
    recording: z.enum(RECORDING_KINDS),
    backDated: z.boolean(),
    notice: z.string().optional(),
    ...desk,
  })
  .meta({
    id: 'TimelineEntry',
    description: 'From streamVersion on: for editors, auditors and admins alone',
  });
