import { z } from 'zod';

import { BLOCK_KINDS } from '../../domain/article/content.ts';
import { EFFECTIVE_BASES } from '../../domain/article/events.ts';
import { eventTypeOut, instantOut } from './answers.ts';
import { actorOut } from './article-answers.ts';

const firstObserved = z.literal(true).optional().meta({
  description: 'The text before was not observed: who wrote this, and when, is unknown',
});

const blameSpanOut = z
  .strictObject({ start: z.int(), end: z.int(), revision: z.int(), firstObserved })
  .meta({ id: 'BlameSpan', description: 'A stretch of one origin; they tile the text' });

const blameSentenceOut = z
  .strictObject({
    start: z.int(),
    end: z.int(),
    revision: z.int().meta({ description: 'Of most of its characters' }),
    firstObserved,
    revisions: z.array(z.int()).meta({ description: 'All of them, the one with most characters first' }),
  })
  .meta({ id: 'BlameSentence' });

const textBlame = { text: z.string(), spans: z.array(blameSpanOut), sentences: z.array(blameSentenceOut) };

const originOut = z
  .strictObject({
    type: eventTypeOut,
    isPublic: z.boolean(),
    actor: actorOut,
    recordedAt: instantOut,
    effectiveAt: instantOut.nullable(),
    effectiveBasis: z.enum(EFFECTIVE_BASES).nullable(),
    notBefore: instantOut.optional(),
  })
  .meta({ id: 'BlameOrigin', description: 'The act that brought the words' });

export const blameOut = z
  .strictObject({
    articleId: z.string(),
    revision: z.int(),
    contentState: z.enum(['held', 'unobserved']),
    base: z.int().optional().meta({
      description: 'Of a draft: the public revision whose origins were carried on',
    }),
    blocks: z.array(z.strictObject({ index: z.int(), kind: z.enum(BLOCK_KINDS), ...textBlame })),
    fields: z.record(z.string(), z.strictObject(textBlame)).meta({
      description: 'headline, summary, alternativeHeadlines.N.text, media.N.caption, media.N.alt',
    }),
    revisions: z.record(z.string(), originOut).meta({ description: 'Every revision named above, by number' }),
  })
  .meta({ id: 'Blame' });
