import { describe, expect, test } from '@jest/globals';

import { applyDiff } from '../../../src/diff/apply-diff.ts';
import { changedFields, diffContents } from '../../../src/diff/diff-contents.ts';
import { reverseDiff } from '../../../src/diff/reverse-diff.ts';
import type { BlockChange, FieldChange, MarkChange } from '../../../src/diff/story-diff.ts';
import type { Block, Content, Mark } from '../../../src/domain/article/content.ts';
import { aStory, paragraph } from './a-story.ts';

const TEXT = 'The inquiry published its report on Monday.';

const marked = (text: string, ...marks: readonly Mark[]): Content => aStory([paragraph(text, { marks })]);
const on = (text: string, words: string, rest: Omit<Mark, 'start' | 'end'>): Mark => {
  const start = text.indexOf(words);
  return { start, end: start + words.length, ...rest };
};
const link = (href: string): Omit<Mark, 'start' | 'end'> => ({ type: 'link', href });

function changeOf(before: Content, after: Content): BlockChange | undefined {
  const diff = diffContents(before, after);
  expect(applyDiff(before, diff)).toEqual(after);
  expect(applyDiff(after, reverseDiff(diff))).toEqual(before);
  expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
  return diff.blocks[0];
}

const marksOf = (before: Content, after: Content): readonly MarkChange[] =>
  changeOf(before, after)?.marks ?? [];

describe('marks', () => {
  test('that shifted with their words are no change', () => {
    const later = `On its third day, ${TEXT}`;
    const bold = { type: 'strong' } as const;
    expect(marksOf(marked(TEXT, on(TEXT, 'report', bold)), marked(later, on(later, 'report', bold)))).toEqual(
      [],
    );
  });

  test('a link that leads elsewhere is one change, of class link', () => {
    const change = changeOf(
      marked(TEXT, on(TEXT, 'report', link('https://example.test/draft'))),
      marked(TEXT, on(TEXT, 'report', link('https://example.test/final'))),
    );
    expect(change).toMatchObject({ kind: 'changed', class: 'link', similarity: 1 });
    expect(change?.marks).toEqual([
      {
        op: 'changed',
        type: 'link',
        before: [26, 32],
        after: [26, 32],
        beforeHref: 'https://example.test/draft',
        afterHref: 'https://example.test/final',
        text: 'report',
      },
    ]);
  });

  test('made bold, and no longer italic', () => {
    const change = changeOf(
      marked(TEXT, on(TEXT, 'inquiry', { type: 'emphasis' })),
      marked(TEXT, on(TEXT, 'Monday', { type: 'strong' })),
    );
    expect(change?.class).toBe('formatting');
    expect(change?.marks?.map(({ op, type, text }) => [op, type, text])).toEqual([
      ['removed', 'emphasis', 'inquiry'],
      ['added', 'strong', 'Monday'],
    ]);
  });

  test('a link that covers more words now', () => {
    const href = 'https://example.test/report';
    expect(
      marksOf(marked(TEXT, on(TEXT, 'report', link(href))), marked(TEXT, on(TEXT, 'its report', link(href)))),
    ).toMatchObject([{ op: 'changed', before: [26, 32], after: [22, 32], text: 'its report' }]);
  });

  test('of words that came or went are no change of their own', () => {
    const later = 'The inquiry published its report and a summary on Monday.';
    const bold = on(later, ' and a summary', { type: 'strong' });
    expect(marksOf(marked(TEXT), marked(later, bold))).toEqual([]);
    expect(marksOf(marked(later, bold), marked(TEXT))).toEqual([]);
  });

  test('stay with a word that became another', () => {
    const later = TEXT.replace('Monday', 'Tuesday');
    const bold = { type: 'strong' } as const;
    expect(
      marksOf(marked(TEXT, on(TEXT, 'Monday', bold)), marked(later, on(later, 'Tuesday', bold))),
    ).toEqual([]);
    expect(marksOf(marked(TEXT, on(TEXT, 'Monday', bold)), marked(later))).toMatchObject([
      { op: 'removed', text: 'Monday' },
    ]);
  });
});

const fieldsOf = (before: Partial<Content>, after: Partial<Content>): readonly FieldChange[] => {
  const [old, fresh] = [aStory([], before), aStory([], after)];
  const diff = diffContents(old, fresh);
  expect(applyDiff(old, diff)).toEqual(fresh);
  expect(applyDiff(fresh, reverseDiff(diff))).toEqual(old);
  expect(reverseDiff(reverseDiff(diff))).toEqual(diff);
  return diff.fields;
};

describe('fields', () => {
  test('tags are a set: one went, one came', () => {
    expect(fieldsOf({ tags: ['sea', 'ferries'] }, { tags: ['ferries', 'safety'] })).toMatchObject([
      {
        field: 'tags',
        items: [
          { op: 'removed', before: 0 },
          { op: 'added', after: 1 },
        ],
      },
    ]);
    expect(fieldsOf({ tags: ['sea', 'ferries'] }, { tags: ['ferries', 'sea'] })).toMatchObject([
      { field: 'tags', items: [] },
    ]);
  });

  test('an image is known by its address, and its caption is a text', () => {
    const image = { kind: 'image', url: 'https://example.test/ship.jpg', credit: 'A. Vale' } as const;
    const [change] = fieldsOf(
      { media: [{ ...image, caption: 'The ship on Monday' }] },
      {
        media: [
          { kind: 'image', url: 'https://example.test/map.png' },
          { ...image, caption: 'The ship on Tuesday' },
        ],
      },
    );
    expect(change).toMatchObject({
      field: 'media',
      items: [
        { op: 'added', after: 0 },
        { op: 'changed', before: 0, after: 1, parts: [{ part: 'caption' }] },
      ],
    });
    const spans = change?.items?.[1]?.parts?.[0]?.spans ?? [];
    expect(spans.filter(({ op }) => op !== 'equal')).toMatchObject([
      { beforeText: 'Monday', afterText: 'Tuesday' },
    ]);
  });

  test('alternative headlines are known by role and language', () => {
    const [change] = fieldsOf(
      {
        alternativeHeadlines: [
          { role: 'seo', text: 'Ferry aground' },
          { role: 'short', text: 'Aground' },
        ],
      },
      {
        alternativeHeadlines: [
          { role: 'short', text: 'Aground' },
          { role: 'seo', text: 'Ferry afloat' },
        ],
      },
    );
    expect(change?.items).toMatchObject([{ op: 'changed', before: 0, after: 1, parts: [{ part: 'text' }] }]);
  });

  test.each(['constructor', 'valueOf', 'hasOwnProperty', '__proto__'])(
    'a key that every object inherits is a key: %s',
    (key) => {
      const own = Object.fromEntries([
        ['desk', 'city'],
        [key, 'libellous'],
      ]);
      const story = (custom: Content['custom']): Content => aStory([], { custom });
      const block = (attributes: Block['attributes']): Content => aStory([paragraph(TEXT, { attributes })]);
      expect(changedFields(story({ desk: 'city' }), story(own))).toEqual(['custom']);
      expect(changedFields(block({ desk: 'city' }), block(own))).toEqual(['blocks']);
      expect(fieldsOf({ custom: { desk: 'city' } }, { custom: own })).toMatchObject([
        { field: 'custom', items: [{ op: 'added', key }] },
      ]);
      const applied = applyDiff(story({}), diffContents(story({}), story(own)));
      expect(Object.keys(applied.custom)).toEqual(['desk', key].sort());
      const change = changeOf(block(own), block({ desk: 'city' }));
      expect(change?.attributes).toEqual([{ key, before: 'libellous' }]);
    },
  );

  test('custom fields are told by their key', () => {
    const [change] = fieldsOf(
      { custom: { desk: 'city', slug: 'ferry' } },
      { custom: { desk: 'sea', place: 'Marlow' } },
    );
    expect(change?.items).toMatchObject([
      { op: 'removed', key: 'slug' },
      { op: 'added', key: 'place' },
      { op: 'changed', key: 'desk', parts: [{ part: 'text', before: 'city', after: 'sea' }] },
    ]);
  });

  test('two custom fields that exchange their values both changed, and a value under a new key is a new field', () => {
    const [exchanged] = fieldsOf(
      { custom: { editor: 'Ines Marlow', witness: 'Tomas Fenwick' } },
      { custom: { editor: 'Tomas Fenwick', witness: 'Ines Marlow' } },
    );
    expect(exchanged?.items).toMatchObject([
      { op: 'changed', key: 'editor', parts: [{ before: 'Ines Marlow', after: 'Tomas Fenwick' }] },
      { op: 'changed', key: 'witness', parts: [{ before: 'Tomas Fenwick', after: 'Ines Marlow' }] },
    ]);
    const [renamed] = fieldsOf({ custom: { desk: 'city' } }, { custom: { Desk: 'city', desk: 'city' } });
    expect(renamed?.items).toEqual([{ op: 'added', key: 'Desk' }]);
  });
});
