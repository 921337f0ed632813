import fc from 'fast-check';

import {
  ALTERNATIVE_HEADLINE_ROLES,
  BLOCK_KINDS,
  CONTENT_KINDS,
  MARK_TYPES,
  MEDIA_KINDS,
  toNormalContent,
  type Block,
  type Content,
} from '../../src/domain/article/content.ts';

/** Any UTF-16 text, lone surrogates and orphan marks among it, or words that make edits of the usual kind. */
export const arbitraryText = (): fc.Arbitrary<string> =>
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 12 })
      .map((units) => String.fromCharCode(...units)),
    fc
      .array(
        fc.constantFrom(
          'the',
          'mayor',
          "didn't",
          '12',
          '19',
          '1,200.50',
          '10:30',
          ' ',
          '  ',
          '\n',
          '。',
          '，',
          '地震',
          '深水埗',
          '一百二十',
          '十',
          '東京タワー',
          'สวัสดีครับ',
          '👩‍👩‍👧',
          'https://example.test/a?b=1',
          '\u0301',
          '\u200b',
          '<b>',
          '&',
        ),
        { maxLength: 25 },
      )
      .map((words) => words.join('')),
  );

const text = arbitraryText();
const optionalText = fc.option(
  text.filter((value) => value !== ''),
  { nil: undefined },
);
const record = fc.dictionary(fc.constantFrom('speaker', 'role', 'level', 'key'), text, { maxKeys: 2 });

const arbitraryBlock = (): fc.Arbitrary<Block> =>
  fc.record({
    kind: fc.constantFrom(...BLOCK_KINDS),
    text,
    language: fc.option(fc.constantFrom('en', 'zh-Hant'), { nil: undefined }),
    marks: fc.array(
      fc.record({
        start: fc.nat(3),
        end: fc.integer({ min: 4, max: 9 }),
        type: fc.constantFrom(...MARK_TYPES),
      }),
      { maxLength: 1 },
    ),
    attributes: record,
  });

export const arbitraryContent = (): fc.Arbitrary<Content> =>
  fc
    .record({
      kind: fc.constantFrom(...CONTENT_KINDS),
      language: fc.constantFrom('en', 'zh-Hant'),
      headline: text,
      alternativeHeadlines: fc.array(
        fc.record({ role: fc.constantFrom(...ALTERNATIVE_HEADLINE_ROLES), text }),
        { maxLength: 2 },
      ),
      summary: optionalText,
      bylines: fc.array(text, { maxLength: 2 }),
      blocks: fc.array(arbitraryBlock(), { maxLength: 6 }),
      section: optionalText,
      tags: fc.array(text, { maxLength: 3 }),
      url: optionalText,
      media: fc.array(
        fc.record({ kind: fc.constantFrom(...MEDIA_KINDS), url: text, caption: optionalText }),
        { maxLength: 2 },
      ),
      related: fc.array(fc.record({ title: text, url: optionalText }), { maxLength: 2 }),
      altIds: fc.constant([]),
      relations: fc.constant([]),
      custom: record,
    })
    .map(toNormalContent);

/** Two texts of one story: some blocks kept, some moved, some edited. */
export const arbitraryEdit = (): fc.Arbitrary<readonly [Content, Content]> =>
  fc
    .tuple(arbitraryContent(), arbitraryContent(), fc.infiniteStream(fc.nat(4)))
    .map(([before, other, choices]) => {
      const kept = before.blocks.flatMap((block) => {
        const choice = Number(choices.next().value);
        if (choice === 0) return [];
        if (choice === 1) return [{ ...block, text: `${block.text} and 19 more` }];
        return [block];
      });
      const blocks = [...kept, ...other.blocks.slice(0, 2)];
      return [before, toNormalContent({ ...other, blocks, headline: before.headline })] as const;
    });
