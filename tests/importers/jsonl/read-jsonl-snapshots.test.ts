import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { Content } from '../../../src/domain/article/content.ts';
import { toFaultText } from '../../../src/importers/import-fault.ts';
import {
  MAX_LINE_BYTES,
  readJsonlSnapshots,
  type JsonlOutcome,
} from '../../../src/importers/jsonl/read-jsonl-snapshots.ts';
import { readPage } from '../read-page.ts';

const { content } = readPage('新碼頭明年啟用\n\n港務所表示，新的碼頭將於明年啟用。');

const snapshot = (id: string, given: Partial<Content> = {}) => ({
  source: { system: 'tests', id },
  status: 'published',
  content: { ...content, ...given },
  publishedAt: {
    instant: '2021-03-22T14:34:00.000Z',
    zone: 'Asia/Taipei',
    precision: 'minute',
    stated: '2021/03/22 22:34',
  },
});

async function* chunksOf(...chunks: readonly (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks)
    yield await Promise.resolve(typeof chunk === 'string' ? Buffer.from(chunk) : chunk);
}

async function readAll(...chunks: readonly (string | Uint8Array)[]): Promise<JsonlOutcome[]> {
  const outcomes: JsonlOutcome[] = [];
  for await (const outcome of readJsonlSnapshots(chunksOf(...chunks))) outcomes.push(outcome);
  return outcomes;
}

const toText = ({ line, result }: JsonlOutcome): string =>
  result.ok ? `${String(line)} ok ${result.value.source.id}` : toFaultText('s.jsonl', result.error, line);

describe('snapshots a line', () => {
  test('each line gives its snapshot, as the domain has it', async () => {
    const [outcome] = await readAll(`${JSON.stringify(snapshot('a'))}\n`);
    expect(outcome).toEqual({ line: 1, result: { ok: true, value: snapshot('a') } });
  });

  test('a bad line doesn’t stop the rest, and lines keep their numbers', async () => {
    const lines = [JSON.stringify(snapshot('a')), '', '{"source":', '[]', JSON.stringify(snapshot('b'))];
    expect((await readAll(`\uFEFF${lines.join('\r\n')}`)).map(toText)).toEqual([
      '1 ok a',
      expect.stringMatching(/^s\.jsonl:3: the line is not JSON \(.*\); write one snapshot a line/),
      expect.stringMatching(/^s\.jsonl:4: the line is not a snapshot: the line: /),
      '5 ok b',
    ]);
  });

  test('faults name the path of each field', async () => {
    const wrong = {
      ...snapshot('a', { language: 'not a language' }),
      status: 'lost',
      colour: 'red',
      content: {
        ...content,
        blocks: [
          content.blocks[0],
          { kind: 'paragraph', text: 'a', marks: [{ start: 0, end: 9, type: 'strong' }] },
        ],
      },
    };
    const [outcome] = await readAll(JSON.stringify(wrong));
    const faults =
      outcome?.result.ok === false && outcome.result.error.code === 'not-a-snapshot'
        ? outcome.result.error.faults
        : [];
    expect(faults.map(({ path }) => path).sort()).toEqual([
      'content.blocks[1].marks[0].end',
      'status',
      'the line',
    ]);
  });

  test('a content that is too large is refused', async () => {
    const large = snapshot('a', { summary: 'x'.repeat(950 * 1024) });
    expect((await readAll(JSON.stringify(large))).map(toText)).toEqual([
      expect.stringMatching(/^s\.jsonl:1: the story's content takes \d+ bytes, at most 921600 are kept/),
    ]);
  });

  test('bytes that aren’t UTF-8 are named by their place', async () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}\n')]);
    expect((await readAll(bytes, JSON.stringify(snapshot('b')))).map(toText)).toEqual([
      's.jsonl:1: damaged at byte 6: not UTF-8; fetch the file again or convert it to UTF-8',
      '2 ok b',
    ]);
  });
});

describe('lines that are too long', () => {
  test('2 MiB are taken, one byte more is refused and read past', async () => {
    const line = JSON.stringify(snapshot('a'));
    const atLimit = line + ' '.repeat(MAX_LINE_BYTES - Buffer.byteLength(line));
    const outcomes = await readAll(`${atLimit}\n`, `${atLimit} \n`, JSON.stringify(snapshot('b')));
    expect(outcomes.map(toText)).toEqual([
      '1 ok a',
      's.jsonl:2: the line is longer than 2097152 bytes; write one snapshot a line and shorten it',
      '3 ok b',
    ]);
  });

  test('a line of 512 MiB is never held', async () => {
    const chunk = Buffer.alloc(1024 * 1024, 'x');
    const before = process.memoryUsage().rss;
    let highest = before;
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (let count = 0; count < 512; count += 1) {
        highest = Math.max(highest, process.memoryUsage().rss);
        yield await Promise.resolve(chunk);
      }
      yield Buffer.from(`\n${JSON.stringify(snapshot('b'))}`);
    }
    const texts: string[] = [];
    for await (const outcome of readJsonlSnapshots(endless())) texts.push(toText(outcome));
    expect(texts).toEqual([expect.stringContaining('longer than'), '2 ok b']);
    expect(highest - before).toBeLessThan(128 * 1024 * 1024);
  });
});

describe('whatever the chunks', () => {
  test('how the bytes are cut makes no difference', async () => {
    const bytes = Buffer.from(
      `${JSON.stringify(snapshot('a'))}\r\n\n{bad}\n${JSON.stringify(snapshot('b'))}`,
    );
    const whole = (await readAll(bytes)).map(toText);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
        const edges = [0, ...cuts.sort((a, b) => a - b), bytes.length];
        const chunks = edges.slice(1).map((end, index) => bytes.subarray(edges[index], end));
        expect((await readAll(...chunks)).map(toText)).toEqual(whole);
      }),
    );
  });

  test('any bytes give outcomes and never an error', async () => {
    const json = fc.json().map((text) => Buffer.from(`${text}\n`));
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(json, fc.uint8Array()), { maxLength: 8 }), async (chunks) => {
        for (const { line, result } of await readAll(...chunks)) {
          expect(line).toBeGreaterThan(0);
          if (!result.ok) expect(toFaultText('f', result.error, line)).not.toContain('\n');
        }
      }),
    );
  });
});
