import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toNormalContent, type Content, type Mark } from '../../src/domain/article/content.ts';
import { contentSchema } from '../../src/schemas/content-schema.ts';
import { takeStep } from '../../web/content-form/edit-steps.ts';
import {
  asSentBack,
  mapLists,
  SCALARS,
  toEditedContent,
  typingsOf,
  type EditedContent,
  type EditedItem,
  type ScalarName,
} from '../../web/content-form/edited-content.ts';
import { fromNotation, toNotation } from '../../web/content-form/notation.ts';
import { toTypedContent } from '../../web/content-form/to-content.ts';
import { arbitraryContent, arbitraryText } from '../support/arbitrary-content.ts';
import { aContent } from '../support/given-article.ts';

/** What a browser sends of the form that it was shown. */
const sentBack = ({ scalars, lists }: EditedContent): EditedContent => ({
  scalars: Object.fromEntries(
    Object.entries(scalars).map(([name, value]) => [name, asSentBack(value, SCALARS[name as ScalarName])]),
  ) as EditedContent['scalars'],
  lists: mapLists((list) =>
    lists[list].map(({ from, values }): EditedItem => {
      const typings = Object.entries(typingsOf(list));
      const sent = typings.map(([field, typing]): [string, string] => [
        field,
        asSentBack(values[field] ?? '', typing),
      ]);
      return { from, values: Object.fromEntries(sent) };
    }),
  ),
});

const untouched = (content: Content): unknown =>
  toTypedContent(sentBack(toEditedContent(content)), content).content;

const wellFormed = arbitraryText().filter((text) => text.isWellFormed());

const signs = fc
  .array(
    fc.constantFrom('*', '**', '_', '__', '`', '``', '[', ']', '(', ')', '](', '\\', 'a', '中', '👩', ' '),
    {
      maxLength: 14,
    },
  )
  .map((parts) => parts.join(''));

/** Marks that the notation can tell: whole characters, one kind never over itself. */
const plainMarks = (text: string): fc.Arbitrary<readonly Mark[]> =>
  fc
    .record({
      cuts: fc.array(fc.nat(text.length), { minLength: 2, maxLength: 6 }),
      type: fc.constantFrom('strong' as const, 'emphasis' as const, 'code' as const, 'link' as const),
    })
    .map(({ cuts, type }) => {
      const places = [...new Set(cuts)].sort((a, b) => a - b).filter((at) => !isInside(text, at));
      return places.slice(1).flatMap((end, index): Mark[] => {
        const start = places[index] ?? 0;
        if (index % 2 === 1) return [];
        return [
          type === 'link' ? { start, end, type, href: 'https://example.test/(a)\\b' } : { start, end, type },
        ];
      });
    });

const isInside = (text: string, at: number): boolean =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(at - 1, at + 1));

const byPlace = (marks: readonly Mark[]): readonly Mark[] =>
  marks.toSorted((a, b) => a.start - b.start || a.end - b.end || (a.type < b.type ? -1 : 1));

describe('a text in the notation of marks', () => {
  test('reads as it was, with its marks', () => {
    const marked = fc.oneof(signs, wellFormed).chain((text) =>
      fc.record({
        text: fc.constant(text),
        marks: fc.tuple(plainMarks(text), plainMarks(text)).map(([first, second]) => {
          const isSame = first[0]?.type === second[0]?.type;
          return byPlace(isSame ? first : [...first, ...second]);
        }),
      }),
    );
    fc.assert(
      fc.property(marked, (block) => {
        expect(fromNotation(toNotation(block))).toEqual(block);
      }),
      { numRuns: 2_000 },
    );
  });

  test('shows plain text as it is', () => {
    for (const text of ['He said [sic] so.', '5 * 3 = 15_000 (about)', 'a_b c*d', '`once`'])
      expect(toNotation({ text, marks: [] })).toBe(text);
  });

  test.each([
    ['**19** dead', '19 dead', [{ start: 0, end: 2, type: 'strong' }]],
    [
      'a __b **c__ d**',
      'a b c d',
      [
        { start: 2, end: 5, type: 'emphasis' },
        { start: 4, end: 7, type: 'strong' },
      ],
    ],
    [
      'see [the report](https://example.test/a)',
      'see the report',
      [{ start: 4, end: 14, type: 'link', href: 'https://example.test/a' }],
    ],
    ['****', '****', []],
    ['2 ** 3', '2 ** 3', []],
    ['a [b] (c)', 'a [b] (c)', []],
    ['[](x)', '[](x)', []],
    ['\\**not strong\\**', '**not strong**', []],
  ])('%s', (notation, text, marks) => {
    expect(fromNotation(notation)).toEqual({ text, marks });
  });

  test('makes one of marks that lie over each other', () => {
    const block = {
      text: 'abcdefgh',
      marks: [
        { start: 0, end: 5, type: 'strong' as const },
        { start: 3, end: 8, type: 'strong' as const },
      ],
    };
    expect(fromNotation(toNotation(block)).marks).toEqual([{ start: 0, end: 8, type: 'strong' }]);
  });

  test('of any length is read at once', () => {
    for (const unit of ['[', '](', '**', '\\', '[a](b)', '``x', '](a'])
      expect(fromNotation(unit.repeat(200_000 / unit.length)).text.length).toBeGreaterThan(0);
  });
});

describe('a form that nobody touched', () => {
  test('means the very text that it was made from', () => {
    fc.assert(
      fc.property(arbitraryContent(), (content) => {
        expect(untouched(content)).toEqual(content);
      }),
      { numRuns: 500 },
    );
  });

  test('keeps what a browser changes by itself, and what no field asks', () => {
    const content = toNormalContent({
      ...aContent('Head\nline', 'One\r\ntwo\u0000\rthree', '\n\nleading'),
      bylines: ['A\nB', ''],
      tags: [' spaced '],
      altIds: [{ role: 'cms', value: '7' }],
      relations: [{ rel: 'part-of', articleId: 'A2' }],
      custom: { desk: 'city' },
      media: [{ kind: 'image', url: 'https://example.test/a.jpg', sha256: 'a'.repeat(64), caption: '' }],
    });
    expect(untouched(content)).toEqual(content);
  });
});

const editedBlock = (content: Content, at: number, values: Readonly<Record<string, string>>): Content => {
  const form = sentBack(toEditedContent(content));
  const blocks = form.lists.blocks.map((block, index) =>
    index === at ? { ...block, values: { ...block.values, ...values } } : block,
  );
  const typed = toTypedContent({ ...form, lists: { ...form.lists, blocks } }, content).content;
  return contentSchema.parse(typed);
};

describe('a touched form', () => {
  const content = toNormalContent({
    ...aContent('Mill falls', 'At least 12 died.', 'Second\r\nparagraph'),
    blocks: [
      {
        kind: 'quote',
        text: 'At least 12 died.',
        language: 'en',
        marks: [{ start: 9, end: 11, type: 'strong' }],
        attributes: { speaker: 'A', key: 'k1', at: '2' },
      },
      { kind: 'paragraph', text: 'Second\r\nparagraph', marks: [], attributes: { key: 'k2' } },
    ],
  });

  test('changes the block that was touched, and of it what was touched', () => {
    const [first, second] = editedBlock(content, 0, { text: 'At least **19** died.' }).blocks;
    expect(first).toEqual({ ...content.blocks[0], text: 'At least 19 died.' });
    expect(second).toEqual(content.blocks[1]);
  });

  test('changes a kind or language and keeps text and marks', () => {
    const [, second] = editedBlock(content, 1, { kind: 'heading', language: 'de' }).blocks;
    expect(second).toEqual({ ...content.blocks[1], kind: 'heading', language: 'de' });
  });

  test('drops a speaker that was emptied and keeps the source’s own keys', () => {
    const [first] = editedBlock(content, 0, { speaker: '' }).blocks;
    expect(first?.attributes).toEqual({ key: 'k1', at: '2' });
  });

  test('moves, adds and removes blocks, each with all that it has', () => {
    const form = toEditedContent(content);
    const moved = takeStep(form, { step: 'up', list: 'blocks', at: 1 });
    expect(toTypedContent(moved, content).content).toEqual({
      ...content,
      blocks: [content.blocks[1], content.blocks[0]],
    });
    const added = takeStep(form, { step: 'add', list: 'blocks', at: 1 });
    expect(toTypedContent(added, content)).toMatchObject({ content, places: { blocks: [0, 2] } });
    const removed = takeStep(form, { step: 'remove', list: 'blocks', at: 0 });
    expect(toTypedContent(removed, content).content['blocks']).toEqual([content.blocks[1]]);
    expect(takeStep(form, { step: 'down', list: 'blocks', at: 1 })).toEqual(form);
  });
});
