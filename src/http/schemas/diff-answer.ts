import { z } from 'zod';

import { CHANGE_CLASSES } from '../../diff/story-diff.ts';
import { MARK_TYPES } from '../../domain/article/content.ts';
import { blockOut, instantOut } from './answers.ts';

const rangeOut = z.array(z.int()).length(2);

const classOut = z.enum(CHANGE_CLASSES);

const spanOut = z
  .strictObject({
    op: z.enum(['equal', 'insert', 'delete', 'replace']),
    before: rangeOut,
    after: rangeOut,
    beforeText: z.string().optional(),
    afterText: z.string().optional(),
    class: classOut.optional(),
    moveId: z.string().optional(),
  })
  .meta({
    id: 'Span',
    description: 'A stretch of both texts; the texts stand on every span that is not equal',
  });

const markChangeOut = z.strictObject({
  op: z.enum(['added', 'removed', 'changed']),
  type: z.enum(MARK_TYPES),
  before: rangeOut.optional(),
  after: rangeOut.optional(),
  beforeHref: z.string().optional(),
  afterHref: z.string().optional(),
  text: z.string(),
});

const attributeChangeOut = z.strictObject({
  key: z.string(),
  before: z.string().optional(),
  after: z.string().optional(),
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
    marks: z.array(markChangeOut).optional(),
    attributes: z.array(attributeChangeOut).optional(),
    class: classOut.optional(),
  })
  .meta({
    id: 'BlockChange',
    description:
      'Each block of either text stands in one change, in the order of the text after. With `moveId` it stands elsewhere now; split and merged blocks count the offsets of their spans in their texts joined with one LF',
  });

const itemChangeOut = z.strictObject({
  op: z.enum(['added', 'removed', 'changed']),
  before: z.int().optional(),
  after: z.int().optional(),
  key: z.string().optional(),
  parts: z
    .array(
      z.strictObject({
        part: z.string(),
        before: z.string().optional(),
        after: z.string().optional(),
        spans: z.array(spanOut).optional(),
      }),
    )
    .optional(),
});

const sentencePlaceOut = z.strictObject({ block: z.int(), range: rangeOut });

const sentenceMoveOut = z
  .strictObject({
    moveId: z.string(),
    before: sentencePlaceOut,
    after: sentencePlaceOut,
    text: z.string(),
  })
  .meta({ id: 'SentenceMove', description: 'Ranges count in the text of the one block' });

const statisticsOut = z.strictObject({
  verdict: z.enum(['none', 'cosmetic', 'substantive']),
  fieldsChanged: z.int(),
  blocksEqual: z.int(),
  blocksChanged: z.int(),
  blocksInserted: z.int(),
  blocksDeleted: z.int(),
  blocksMoved: z.int(),
  blocksSplit: z.int(),
  blocksMerged: z.int(),
  sentencesMoved: z.int(),
  wordsInserted: z.int(),
  wordsDeleted: z.int(),
  classes: z.partialRecord(classOut, z.int()),
});

const storyDiffOut = z
  .strictObject({
    algorithm: z.string(),
    fields: z.array(
      z.looseObject({
        field: z.string(),
        spans: z.array(spanOut).optional(),
        items: z.array(itemChangeOut).optional(),
      }),
    ),
    blocks: z.array(blockChangeOut),
    sentenceMoves: z.array(sentenceMoveOut),
    statistics: statisticsOut,
    capped: z.boolean().meta({
      description: 'Somewhere cut short at a fixed bound: a change may be shown coarser than it is',
    }),
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
