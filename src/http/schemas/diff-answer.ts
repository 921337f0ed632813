import { z } from 'zod';

import { blockOut, instantOut } from './answers.ts';

const rangeOut = z.array(z.int()).length(2);

const spanOut = z
  .strictObject({
    op: z.enum(['equal', 'insert', 'delete', 'replace']),
    before: rangeOut,
    after: rangeOut,
    beforeText: z.string().optional(),
    afterText: z.string().optional(),
    class: z.string().optional(),
    moveId: z.string().optional(),
  })
  .meta({
    id: 'Span',
    description: 'A stretch of both texts; the texts stand on every span that is not equal',
  });

const blockRefOut = z.strictObject({ index: z.int(), block: blockOut.optional() });

const blockChangeOut = z
  .strictObject({
    kind: z.enum(['equal', 'changed', 'inserted', 'deleted', 'split', 'merged']),
    before: z.array(blockRefOut),
    after: z.array(blockRefOut),
    moveId: z.string().optional(),
    similarity: z.number().optional(),
    spans: z.array(spanOut).optional(),
    marks: z.looseObject({}).optional(),
    attributes: z.array(z.looseObject({})).optional(),
    class: z.string().optional(),
  })
  .meta({ id: 'BlockChange' });

const storyDiffOut = z
  .strictObject({
    algorithm: z.string(),
    fields: z.array(z.looseObject({ field: z.string(), spans: z.array(spanOut).optional() })),
    blocks: z.array(blockChangeOut),
    sentenceMoves: z.array(z.unknown()),
    statistics: z.record(z.string(), z.int()),
    capped: z.boolean(),
  })
  .meta({ id: 'StoryDiff', description: 'Enough to make either text from the other' });

const sideOut = z.strictObject({
  revision: z.int(),
  contentState: z.string(),
  effectiveAt: instantOut.nullable(),
});

export const diffOut = z
  .strictObject({
    articleId: z.string(),
    from: sideOut,
    to: sideOut,
    changes: z.array(z.string()).meta({ description: 'Every change as a sentence' }),
    diff: storyDiffOut.nullable().meta({ description: 'null: nobody observed one of the two texts' }),
  })
  .meta({ id: 'Diff' });
