import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { z } from 'zod';

import { createMemoryEventStore } from '../../src/event-store/memory/create-memory-event-store.ts';
import { toProblem } from '../../src/http/answer-error.ts';
import { csvRecord } from '../../src/http/csv.ts';
import { matchesNoneOf, readIfMatch } from '../../src/http/entity-tag.ts';
import { htmlToContent } from '../../src/http/html-to-content.ts';
import { inOrder } from '../../src/shared/in-order.ts';
import { decodeCursor, decodePosition, encodeCursor, encodePosition } from '../../src/http/opaque-token.ts';
import { ProblemError, statusOf } from '../../src/http/problem.ts';
import { withinTime } from '../../src/http/read-body.ts';
import { readJson } from '../../src/http/read-json.ts';
import { readLines } from '../../src/http/read-lines.ts';
import { textToContent } from '../../src/http/text-to-content.ts';
import { StorageBusyError, StorageFullError } from '../../src/shared/storage-errors.ts';
import { contentSchema } from '../../src/schemas/content-schema.ts';

const codeOf = (work: () => unknown): string => {
  try {
    work();
    return 'none';
  } catch (error) {
    if (error instanceof ProblemError) return error.problem.code;
    throw error;
  }
};

describe('readJson', () => {
  test('gives what JSON.parse gives, for every value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }), (value) => {
        const text = JSON.stringify(value);
        fc.pre(!text.includes('__proto__') && !text.includes('\\u0000'));
        expect(readJson(text)).toEqual(JSON.parse(text));
      }),
    );
  });

  test.each([
    ['a duplicate key', '{"a":1,"a":2}'],
    ['a duplicate key written with an escape', String.raw`{"a":1,"\u0061":2}`],
    ['a duplicate key deep inside', '{"x":[{"a":{"b":1,"b":1}}]}'],
    ['__proto__', '{"a":{"__proto__":{"role":"admin"}}}'],
    ['U+0000', String.raw`{"a":"x\u0000y"}`],
    ['U+0000 in a key', String.raw`{"a\u0000":"x"}`],
    ['half of a surrogate pair', String.raw`{"a":"\ud83d"}`],
    ['half of a surrogate pair in a key', String.raw`{"\udc00":1}`],
    ['a number that overflows', '{"a":1e999}'],
    ['nesting a hundred thousand deep', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['nothing', '  '],
    ['two values', '{} {}'],
    ['a comment', '{/*x*/}'],
    ['NaN', '{"a":NaN}'],
  ])('refuses %s', (_what, text) => {
    expect(codeOf(() => readJson(text))).toBe('malformed-json');
  });

  test('strings full of quotes, colons and backslashes count as no key', () => {
    const value = { a: '":', b: '\\":{"a":1', 'c":': ['"x":', '\\\\"', ' : '] };
    expect(readJson(JSON.stringify(value))).toEqual(value);
  });
});

describe('csvRecord', () => {
  test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', ' =1', '\n-1', '＝1', '\u200b=1', '\ufeff@x'])(
    'a spreadsheet reads %j as text',
    (text) => {
      expect(csvRecord([text]).replace(/^"/, '')).toMatch(/^'/);
    },
  );

  test('a reader of RFC 4180 gets every text back, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 5 }), (texts) => {
        const cells = parseRecord(csvRecord(texts));
        expect(cells.map((cell, index) => (cell === texts[index] ? cell : cell.replace(/^'/, '')))).toEqual(
          texts,
        );
        for (const cell of cells) expect(cell).not.toMatch(/^[=+\-@\t\r]/);
      }),
    );
  });

  test('numbers stay numbers', () => {
    expect(csvRecord([-5, 7n, true, null, undefined])).toBe('-5,7,true,,\r\n');
  });
});

/** A slow, obvious reader of one record. */
function parseRecord(record: string): string[] {
  const cells: string[] = [];
  let at = 0;
  while (at < record.length) {
    const quoted = record[at] === '"';
    const end = quoted ? endOfQuoted(record, at + 1) : record.slice(at).search(/,|\r\n/) + at;
    cells.push(quoted ? record.slice(at + 1, end).replaceAll('""', '"') : record.slice(at, end));
    at = end + (quoted ? 1 : 0);
    at += record[at] === ',' ? 1 : 2;
  }
  return cells;
}

function endOfQuoted(record: string, from: number): number {
  for (let at = from; ; at += 1) {
    if (record[at] !== '"') continue;
    if (record[at + 1] !== '"') return at;
    at += 1;
  }
}

describe('faults of the machine', () => {
  test.each([
    [new StorageFullError('/var/stet/events.sqlite'), 'storage-full', 507],
    [new StorageBusyError('/var/stet/events.sqlite'), 'storage-busy', 503],
    [new Error('/var/stet'), 'internal', 500],
  ])('%s is answered without a path', (error, code, status) => {
    const answered = toProblem(error);
    expect([answered.code, statusOf(answered.code)]).toEqual([code, status]);
    expect(JSON.stringify(answered)).not.toContain('/var');
  });
});

describe('cursors and positions', () => {
  const schema = z.strictObject({ at: z.string(), id: z.int() });
  const store = createMemoryEventStore();

  test('come back as they went out', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ at: fc.string(), id: fc.integer() }),
        fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }),
        async (key, position) => {
          expect(decodeCursor(encodeCursor(key), schema)).toEqual(key);
          expect(await decodePosition(encodePosition(store.epoch, position), store)).toBe(position);
        },
      ),
    );
  });

  test('tampered with are refused, whatever they are', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.jsonValue().map(encodeCursor)), (cursor) => {
        expect(codeOf(() => decodeCursor(cursor, schema))).toBe('bad-cursor');
      }),
    );
  });

  test.each([
    ['0123456789abcdef.5', 'position-gone'],
    ['e1', 'bad-input'],
    ['e1.05', 'bad-input'],
    ['e1.-5', 'bad-input'],
    ['e1.9223372036854775808', 'bad-input'],
    ['e1.1e3', 'bad-input'],
    ['', 'bad-input'],
  ])('the position %j is refused with %s', async (token, code) => {
    await expect(decodePosition(token, store)).rejects.toMatchObject({ problem: { code } });
  });
});

describe('entity tags (RFC 9110)', () => {
  test.each([
    ['*', 'any'],
    ['"7"', [7n]],
    ['"7", "9"', [7n, 9n]],
    [' "7" ,"9" ', [7n, 9n]],
    ['W/"7"', []],
    ['W/"7", "8"', [8n]],
    ['"x"', []],
    ['"0"', []],
    ['"99999999999999999999"', []],
  ])('If-Match %j', (header, expected) => {
    expect(readIfMatch(header)).toEqual(expected);
  });

  test.each(['7', '"7', '7"', '"7" "8"', '*, "7"', ''])('If-Match %j is refused', (header) => {
    expect(codeOf(() => readIfMatch(header))).toBe('bad-input');
  });

  test('without If-Match: 428', () => {
    expect(codeOf(() => readIfMatch(undefined))).toBe('precondition-required');
  });

  test.each([
    ['"a"', false],
    ['W/"a"', false],
    ['"b", "a"', false],
    ['*', false],
    ['"b"', true],
    ['a', true],
    [undefined, true],
  ])('If-None-Match %j against "a": answered anew is %j', (header, anew) => {
    expect(matchesNoneOf(header, '"a"')).toBe(anew);
  });
});

describe('htmlToContent', () => {
  const blocksOf = (html: string) => htmlToContent(html).blocks.map(({ kind, text }) => [kind, text]);

  test('takes a story apart into blocks, with its marks', () => {
    const content = htmlToContent(
      `<!doctype html><html lang="en-GB"><head><title>Site</title></head><body><h1>Ferry <em>late</em></h1>
      <p>The  ferry
      was <strong>two <em>hours</em></strong> late, <a href="https://harbour.example/log">the log</a> says.<br>Nobody was hurt.</p>
      <h2>Reasons</h2><ul><li>Fog</li><li><p>Tide</p></li></ul><blockquote><p>We waited.</p><p>It came.</p></blockquote>
      <figure><img src="/ferry.jpg" alt="The ferry"><figcaption>At dawn</figcaption></figure><pre>a
  b</pre><table><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></table>Loose words</body></html>`,
    );
    expect(content).toMatchObject({ language: 'en-GB', headline: 'Ferry late' });
    expect(content.blocks.map(({ kind, text }) => [kind, text])).toEqual([
      ['paragraph', 'The ferry was two hours late, the log says.\nNobody was hurt.'],
      ['heading', 'Reasons'],
      ['listItem', 'Fog'],
      ['listItem', 'Tide'],
      ['quote', 'We waited.'],
      ['quote', 'It came.'],
      ['image', 'The ferry'],
      ['caption', 'At dawn'],
      ['preformatted', 'a\n  b'],
      ['paragraph', '1 2'],
      ['paragraph', '3'],
      ['paragraph', 'Loose words'],
    ]);
    const [first] = content.blocks;
    expect(
      first?.marks.map(({ type, start, end, href }) => [type, first.text.slice(start, end), href]),
    ).toEqual([
      ['strong', 'two hours', undefined],
      ['emphasis', 'hours', undefined],
      ['link', 'the log', 'https://harbour.example/log'],
    ]);
  });

  test('without h1 the title is the headline', () => {
    expect(htmlToContent('<title> A \n title </title><p>x').headline).toBe('A title');
  });

  test.each([
    ['<p>a<script>alert(1)</script>b</p>', 'ab'],
    ['<p>a<style>p{}</style>b</p>', 'ab'],
    ['<p onclick="alert(1)">ab</p>', 'ab'],
    ['<p>a<svg onload=alert(1)><script>alert(1)</script></svg>b</p>', 'ab'],
    ['<p>a<noscript><img src=x onerror=alert(1)></noscript>b</p>', 'ab'],
    ['<p>a<template><script>1</script></template>b</p>', 'ab'],
    ['<p>a<iframe src="javascript:alert(1)">x</iframe>b</p>', 'ab'],
    ['<p>a<a href="javascript:alert(1)">b</a></p>', 'ab'],
    ['<p>a<a href=" java\tscript:alert(1)">b</a></p>', 'ab'],
    ['<p>a<a href="data:text/html,x">b</a></p>', 'ab'],
    ['<p>a<img src="javascript:alert(1)" alt="x">b</p>', 'ab'],
    ['<p>a<math><mtext><script>1</script></mtext></math>b</p>', 'ab'],
    ['<p>a<!-- <script>1</script> -->b</p>', 'ab'],
  ])('%s leaves its text alone', (html, text) => {
    const content = htmlToContent(html);
    expect(content.blocks.map((block) => block.text).join('')).toBe(text);
    expect(JSON.stringify(content)).not.toMatch(/script|alert|data:/i);
  });

  const hostile = fc.constantFrom(
    ...[
      '<script>alert(1)</script>',
      '<p>',
      '</p>',
      '<a href="javascript:x">',
      '<a href=https://a.example>',
      '</a>',
      '<b>',
      '</b>',
    ],
    ...[
      '<svg>',
      '<math>',
      '</svg>',
      '<table><tr>',
      '<td>',
      '</table>',
      '<li>',
      '<h1>',
      '</h1>',
      '<img src=x onerror=y>',
      '<!--',
      '-->',
    ],
    ...[
      'text ',
      '\u0000',
      '&lt;script&gt;',
      '&#x6a;',
      '<style>',
      '</style>',
      '<template>',
      '<pre>',
      '<br>',
      '<![CDATA[',
      '<blockquote>',
      '\ud83d\ude00',
    ],
  );

  test('whatever is sent, the content is valid and no link is unsafe', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(hostile, fc.string()), { maxLength: 40 }), (pieces) => {
        const content = htmlToContent(pieces.join(''));
        const wellFormed = JSON.parse(JSON.stringify(content).toWellFormed()) as unknown;
        expect(contentSchema.safeParse(wellFormed)).toMatchObject({ success: true });
        expect(JSON.stringify(content)).not.toMatch(/"(?:href|url)":"\s*(?:javascript|data|vbscript):/i);
      }),
      { numRuns: 300 },
    );
  });

  test('markup that would multiply without end, or is too deep, is refused', () => {
    const multiplying = `${Array.from({ length: 2_000 }, (_, n) => `<b a${String(n)}>`).join('')}${'<p>x'.repeat(2_000)}`;
    expect(() => htmlToContent(multiplying)).toThrow(/elements/);
    expect(() => htmlToContent('<div>'.repeat(5_000))).toThrow(/deeper/);
  });

  test('text outside every element is text', () => {
    expect(blocksOf('just words')).toEqual([['paragraph', 'just words']]);
  });
});

describe('textToContent', () => {
  test('first line, then paragraphs', () => {
    const content = textToContent('\n  Ferry late \r\n\r\nOne\r\nmore line\n \nTwo\n\n\n');
    expect(content).toMatchObject({ headline: 'Ferry late', language: 'und' });
    expect(content.blocks.map((block) => block.text)).toEqual(['One\nmore line', 'Two']);
  });

  test('never throws, and keeps every character that is no white space', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { headline, blocks } = textToContent(text);
        const kept = [headline, ...blocks.map((block) => block.text)].join('');
        expect(kept.replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''));
      }),
    );
  });
});

describe('streams', () => {
  async function* inChunks(bytes: Buffer, size: number): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
  }

  test('lines come whole wherever the chunks are cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: 'grapheme' })),
        fc.integer({ min: 1, max: 9 }),
        async (texts, size) => {
          const lines = texts.map((text) => text.replaceAll('\n', ' '));
          const found: [number, string | undefined][] = [];
          for await (const line of readLines(inChunks(Buffer.from(lines.join('\n')), size)))
            found.push([line.number, 'text' in line ? line.text : undefined]);
          const wanted = lines
            .map((line, index) => [index + 1, line] as const)
            .filter(([, line]) => line.trim() !== '');
          expect(found).toEqual(wanted);
        },
      ),
    );
  });

  test('a line over the limit is reported and not kept', async () => {
    const long = Buffer.concat([
      Buffer.from('a\n'),
      Buffer.alloc(2 * 1024 * 1024 + 1, 'x'),
      Buffer.from('\nb'),
    ]);
    const found: unknown[] = [];
    for await (const line of readLines(inChunks(long, 65_536))) found.push(line);
    expect(found).toEqual([
      { number: 1, text: 'a' },
      { number: 2, fault: 'too-long' },
      { number: 3, text: 'b' },
    ]);
  });

  test('a line that isn’t UTF-8 is reported, and the next is read', async () => {
    const bytes = Buffer.concat([Buffer.from('a\n'), Buffer.from([0xc3, 0x28, 0x0a]), Buffer.from('b')]);
    const found: unknown[] = [];
    for await (const line of readLines(inChunks(bytes, 2))) found.push(line);
    expect(found).toEqual([
      { number: 1, text: 'a' },
      { number: 2, fault: 'not-utf8' },
      { number: 3, text: 'b' },
    ]);
  });

  async function* neverEnding(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('x');
    await new Promise(() => undefined);
  }

  test.each(['whole', 'pause'] as const)('a body that stalls is given up (%s)', async (limit) => {
    const read = async (): Promise<number> => {
      let bytes = 0;
      for await (const chunk of withinTime(neverEnding(), { limit, timeoutMs: 20 })) bytes += chunk.length;
      return bytes;
    };
    await expect(read()).rejects.toMatchObject({ problem: { code: 'request-timeout' } });
  });

  test('results keep the order of the items, at most so many in work', async () => {
    async function* numbers(): AsyncGenerator<number> {
      for (let n = 0; n < 50; n += 1) yield n;
    }
    let inWork = 0;
    let most = 0;
    const work = async (n: number): Promise<number> => {
      inWork += 1;
      most = Math.max(most, inWork);
      for (let turn = 0; turn < (n * 7) % 11; turn += 1) await Promise.resolve();
      inWork -= 1;
      return n;
    };
    const results: number[] = [];
    for await (const result of inOrder(numbers(), work, { atOnce: 4 })) results.push(result);
    expect(results).toEqual(Array.from({ length: 50 }, (_, n) => n));
    expect(most).toBeLessThanOrEqual(4);
  });
});
