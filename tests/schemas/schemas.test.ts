import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Snapshot } from '../../src/domain/article/commands.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { contentBytes, contentSchema } from '../../src/schemas/content-schema.ts';
import { editorialTimeSchema, instantSchema } from '../../src/schemas/editorial-time-schema.ts';
import { snapshotSchema } from '../../src/schemas/snapshot-schema.ts';
import { isSafeHref, languageSchema } from '../../src/schemas/text-schema.ts';

const least = { kind: 'article', language: 'en', headline: 'Harbour bridge reopens' };

const paths = (input: unknown): string[] =>
  contentSchema.safeParse(input).error?.issues.map((issue) => issue.path.join('.')) ?? [];

const withBlock = (block: object): object => ({
  ...least,
  blocks: [{ kind: 'paragraph', text: 'abc', ...block }],
});

describe('contentSchema', () => {
  test('fills in the lists and records that were left out', () => {
    const content: Content = contentSchema.parse(least);
    expect(content).toEqual({
      ...least,
      alternativeHeadlines: [],
      bylines: [],
      blocks: [],
      tags: [],
      media: [],
      related: [],
      altIds: [],
      relations: [],
      custom: {},
    });
  });

  test('gives the normal form: marks in order, keys in order', () => {
    const marks = [
      { start: 1, end: 2, type: 'strong' },
      { start: 0, end: 3, type: 'link', href: '/a' },
    ];
    const content = contentSchema.parse(withBlock({ marks, attributes: { role: 'b', at: 'a' } }));
    expect(content.blocks[0]?.marks.map((mark) => mark.start)).toEqual([0, 1]);
    expect(Object.keys(content.blocks[0]?.attributes ?? {})).toEqual(['at', 'role']);
  });

  test('is idempotent: its own output parses to the same JSON', () => {
    const content = contentSchema.parse(withBlock({ marks: [{ start: 0, end: 2, type: 'code' }] }));
    expect(JSON.stringify(contentSchema.parse(content))).toBe(JSON.stringify(content));
  });

  test.each([
    ['an unknown field', { ...least, body: 'x' }, ['']],
    ['a wrong kind', { ...least, kind: 'essay' }, ['kind']],
    ['a language that is none', { ...least, language: 'en_us!' }, ['language']],
    ['a lone surrogate in a block', withBlock({ text: 'a\ud800' }), ['blocks.0.text']],
    ['a lone surrogate in a tag', { ...least, tags: ['ok', '\udc00'] }, ['tags.1']],
    ['a lone surrogate in a key', { ...least, custom: { '\ud800': 'x' } }, ['custom.\ud800']],
    [
      'a mark past the end',
      withBlock({ marks: [{ start: 0, end: 4, type: 'code' }] }),
      ['blocks.0.marks.0.end'],
    ],
    [
      'a mark of no length',
      withBlock({ marks: [{ start: 2, end: 2, type: 'code' }] }),
      ['blocks.0.marks.0.end'],
    ],
    [
      'a negative start',
      withBlock({ marks: [{ start: -1, end: 2, type: 'code' }] }),
      ['blocks.0.marks.0.start'],
    ],
    [
      'a link to nowhere',
      withBlock({ marks: [{ start: 0, end: 1, type: 'link' }] }),
      ['blocks.0.marks.0.href'],
    ],
    [
      'a script as link',
      withBlock({ marks: [{ start: 0, end: 1, type: 'link', href: 'javascript:alert(1)' }] }),
      ['blocks.0.marks.0.href'],
    ],
    ['a script as image', withBlock({ attributes: { url: 'javascript:1' } }), ['blocks.0.attributes.url']],
    ['a script as address', { ...least, url: 'data:text/html,x' }, ['url']],
    ['a relation to nothing', { ...least, relations: [{ rel: 'same-as' }] }, ['relations.0']],
    ['a number for text', { ...least, headline: 5 }, ['headline']],
  ])('refuses %s and names the place', (_name, input, expected) => {
    expect(paths(input)).toEqual(expected);
  });

  test('never throws, whatever the input', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => {
        expect(contentSchema.safeParse({ ...least, blocks: input }).success).toBe(
          Array.isArray(input) && input.length === 0 ? true : input === undefined,
        );
      }),
    );
  });

  test('contentBytes counts UTF-8, not characters', () => {
    const plain = contentBytes(contentSchema.parse({ ...least, headline: '' }));
    expect(contentBytes(contentSchema.parse({ ...least, headline: '橋' }))).toBe(plain + 3);
  });
});

describe('isSafeHref', () => {
  test.each([
    'https://example.org/a',
    'http://x',
    'mailto:a@example.org',
    '/a/b',
    '../c',
    '?q=1',
    '#top',
    'a.html',
  ])('takes %s', (href) => {
    expect(isSafeHref(href)).toBe(true);
  });
  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    '\u0001javascript:alert(1)',
    'java\nscript:alert(1)',
    'java\tscript:alert(1)',
    'vbscript:x',
    'data:text/html,x',
    'file:///etc/passwd',
    'blob:https://example.org/1',
    'http://[',
  ])('refuses %j', (href) => {
    expect(isSafeHref(href)).toBe(false);
  });
});

describe('languageSchema', () => {
  test.each(['en', 'zh-Hant', 'pt-BR', 'und'])('takes %s', (tag) => {
    expect(languageSchema.parse(tag)).toBe(tag);
  });
  test.each(['', 'english language', 'e', 'zh_Hant'])('refuses %j', (tag) => {
    expect(languageSchema.safeParse(tag).success).toBe(false);
  });
});

describe('times', () => {
  test('an instant with an offset becomes UTC with milliseconds', () => {
    expect(instantSchema.parse('2021-03-22T22:34:00+08:00')).toBe('2021-03-22T14:34:00.000Z');
    expect(instantSchema.parse('2021-03-22T22:34:00.1239Z')).toBe('2021-03-22T22:34:00.123Z');
  });
  test.each([
    '2021-03-22T22:34:00',
    '2021-03-22',
    '2021-02-30T00:00:00Z',
    'now',
    '0000-01-01T00:00:00+01:00',
  ])('refuses %s', (text) => {
    expect(instantSchema.safeParse(text).success).toBe(false);
  });
  test('every instant of four-digit years survives', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('0001-01-01'), max: new Date('9998-12-31'), noInvalidDate: true }),
        (date) => {
          expect(instantSchema.parse(date.toISOString())).toBe(date.toISOString());
        },
      ),
    );
  });
  test('refuses an unknown zone and names it', () => {
    const time = {
      instant: '2021-03-22T14:34:00Z',
      zone: 'Asia/Atlantis',
      precision: 'minute',
      stated: '22:34',
    };
    const { error } = editorialTimeSchema.safeParse(time);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual(['zone']);
  });
});

describe('snapshotSchema', () => {
  test('gives a Snapshot of the domain', () => {
    const snapshot: Snapshot = snapshotSchema.parse({
      source: { system: 'harbour-times', id: 'a1' },
      status: 'published',
      content: least,
      observedAt: '2024-05-01T10:00:00+02:00',
      publishedAt: {
        instant: '2024-05-01T08:00:00Z',
        zone: 'Europe/Berlin',
        precision: 'minute',
        stated: '1 May 2024, 10:00',
      },
    });
    expect(snapshot.observedAt).toBe('2024-05-01T08:00:00.000Z');
    expect(snapshot.publishedAt?.instant).toBe('2024-05-01T08:00:00.000Z');
    expect(snapshot.content?.tags).toEqual([]);
  });
  test('refuses unknown fields and a missing source', () => {
    const { error } = snapshotSchema.safeParse({ status: 'published', extra: 1 });
    expect(error?.issues.map((issue) => issue.path.join('.')).sort()).toEqual(['', 'source']);
  });
});
