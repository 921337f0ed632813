import { z } from 'zod';

import { eventTypeOut, instantOut } from './answers.ts';

export const cloudEventOut = z
  .looseObject({
    specversion: z.literal('1.0'),
    id: z.string(),
    source: z.string(),
    type: z.string(),
    subject: z.string(),
    time: instantOut,
    datacontenttype: z.literal('application/json'),
    dataref: z.string(),
    recordedtime: instantOut,
    sequence: z
      .string()
      .optional()
      .meta({ description: 'Count of the story’s public events up to this one' }),
    partitionkey: z.string(),
    position: z.string(),
    recording: z.string(),
    data: z.looseObject({
      articleId: z.string(),
      act: eventTypeOut,
      public: z.boolean(),
      current: z.boolean(),
      revision: z.int().optional(),
    }),
  })
  .meta({ id: 'CloudEvent', description: 'CloudEvents 1.0; time is when readers saw it' });
