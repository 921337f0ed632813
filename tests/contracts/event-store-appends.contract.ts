import { describe, expect, test } from '@jest/globals';

import {
  AppendTooLargeError,
  InvalidEventError,
  MAX_APPEND_BYTES,
  WrongExpectedVersionError,
  type ExpectedVersion,
} from '../../src/event-store/event-store.ts';
import type { ArticleEvent } from '../../src/domain/article/events.ts';
import { aContent, anArticleId, anEvent, someNotes } from '../support/event-builders.ts';
import type { CurrentStore } from './event-store.contract.ts';

const A = anArticleId('a');
const B = anArticleId('b');
const aNote = (articleId = A): ArticleEvent => anEvent('NoteAdded', { articleId });

export function describeAppends(current: CurrentStore): void {
  describe('expected versions', () => {
    const cases: readonly (readonly [expected: ExpectedVersion, stored: number, fits: boolean])[] = [
      ['any', 0, true],
      ['any', 2, true],
      ['no-stream', 0, true],
      ['no-stream', 2, false],
      ['stream-exists', 0, false],
      ['stream-exists', 2, true],
      [0n, 0, true],
      [0n, 2, false],
      [2n, 2, true],
      [1n, 2, false],
      [3n, 2, false],
    ];
    test.each(cases)('%s on a story of %i events: taken %s', async (expected, stored, fits) => {
      if (stored > 0) await current().append(A, someNotes(A, stored), 'no-stream');
      const append = current().append(A, [aNote()], expected);
      if (fits) {
        expect(await append).toMatchObject({ streamVersion: BigInt(stored + 1), alreadyStored: false });
      } else {
        await expect(append).rejects.toMatchObject({
          name: WrongExpectedVersionError.name,
          articleId: A,
          expected,
          actual: BigInt(stored),
        });
      }
      expect(await current().countEvents()).toBe(BigInt(stored + (fits ? 1 : 0)));
    });

    test('of 40 racers with one expected version exactly one wins', async () => {
      await current().append(A, [aNote()], 'no-stream');
      const racers = Array.from({ length: 40 }, () => current().append(A, [aNote()], 1n));
      const outcomes = await Promise.allSettled(racers);
      expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
      const reasons = outcomes.flatMap((outcome): unknown[] =>
        outcome.status === 'rejected' ? [outcome.reason] : [],
      );
      expect(reasons.every((reason) => reason instanceof WrongExpectedVersionError)).toBe(true);
      expect(await current().countEvents()).toBe(2n);
    });

    test('a conflict spoils neither the appends beside it nor the next right one', async () => {
      const [, wrong, right] = await Promise.allSettled([
        current().append(A, [aNote()], 'no-stream'),
        current().append(A, [aNote()], 7n),
        current().append(B, [aNote(B)], 'no-stream'),
      ]);
      expect([wrong.status, right.status]).toEqual(['rejected', 'fulfilled']);
      expect(await current().append(A, [aNote()], 1n)).toMatchObject({ streamVersion: 2n });
    });

    test('every one of 64 concurrent appends without condition is taken', async () => {
      await Promise.all(Array.from({ length: 64 }, () => current().append(A, [aNote()], 'any')));
      const versions = (await current().readStream(A)).map((event) => event.streamVersion);
      expect(versions).toEqual(Array.from({ length: 64 }, (_, index) => BigInt(index + 1)));
    });
  });

  describe('several events', () => {
    test('are stored side by side in the global order', async () => {
      await Promise.all([
        current().append(A, someNotes(A, 5), 'no-stream'),
        current().append(B, someNotes(B, 5), 'no-stream'),
      ]);
      const stories = (await current().readAll({ after: 0n, limit: 100 })).events.map(
        (event) => event.articleId,
      );
      expect(stories).toEqual([A, A, A, A, A, B, B, B, B, B]);
    });

    test('are stored whole or not at all', async () => {
      const taken = aNote();
      await current().append(A, [taken], 'no-stream');
      const append = current().append(B, [aNote(B), { ...taken, articleId: B }], 'no-stream');
      await expect(append).rejects.toThrow(InvalidEventError);
      expect(await current().readStream(B)).toEqual([]);
      expect(await current().countEvents()).toBe(1n);
    });

    test('none at all is a RangeError', async () => {
      await expect(current().append(A, [], 'any')).rejects.toThrow(RangeError);
    });
  });

  describe('a retry', () => {
    test.each([['no-stream'], [0n]] as const)(
      'of the first events with %s resolves with their place',
      async (expected) => {
        const events = someNotes(A, 3);
        const first = await current().append(A, events, expected);
        await current().append(A, [aNote()], 3n);
        expect(await current().append(A, events, expected)).toEqual({ ...first, alreadyStored: true });
        expect(await current().countEvents()).toBe(4n);
      },
    );

    test('with an exact version resolves with their place, also within one turn', async () => {
      await current().append(A, [aNote()], 'no-stream');
      const events = someNotes(A, 2);
      const [first, again] = await Promise.all([
        current().append(A, events, 1n),
        current().append(A, events, 1n),
      ]);
      expect(again).toEqual({ ...first, alreadyStored: true });
      expect(await current().countEvents()).toBe(3n);
    });

    test('with other, more or reordered events is a conflict', async () => {
      const [one, two] = someNotes(A, 2) as [ArticleEvent, ArticleEvent];
      await current().append(A, [one, two], 'no-stream');
      for (const events of [[two, one], [one, two, aNote()], [one, aNote()], [two]]) {
        await expect(current().append(A, events, 'no-stream')).rejects.toThrow(WrongExpectedVersionError);
      }
    });

    test('that stands elsewhere is refused: ids are unique', async () => {
      const event = aNote();
      await current().append(A, [event], 'no-stream');
      await expect(current().append(A, [event], 'any')).rejects.toThrow(InvalidEventError);
      await expect(current().append(B, [{ ...event, articleId: B }], 'no-stream')).rejects.toThrow(
        event.eventId,
      );
      const twin = aNote();
      await expect(current().append(A, [twin, twin], 'any')).rejects.toThrow(InvalidEventError);
      expect(await current().countEvents()).toBe(1n);
    });
  });

  describe('before any I/O', () => {
    const noteOf = (text: string): ArticleEvent => anEvent('NoteAdded', { articleId: A, data: { text } });

    test('an append over 1 MiB is refused with its size', async () => {
      const append = current().append(A, [noteOf('x'.repeat(MAX_APPEND_BYTES))], 'any');
      await expect(append).rejects.toMatchObject({
        name: AppendTooLargeError.name,
        bytes: expect.any(Number),
      });
      expect(await current().countEvents()).toBe(0n);
    });

    test('the limit is of the whole append in UTF-8, and just under it is taken', async () => {
      const half = '橋'.repeat(MAX_APPEND_BYTES / 6);
      await expect(current().append(A, [noteOf(half), noteOf(half)], 'any')).rejects.toThrow(
        AppendTooLargeError,
      );
      expect(await current().append(A, [noteOf(half)], 'any')).toMatchObject({ streamVersion: 1n });
    });

    const circular: Record<string, unknown> = {};
    circular['self'] = circular;
    const hostile: readonly (readonly [name: string, path: string, data: object])[] = [
      ['a bigint', 'data.text', { text: 5n }],
      ['a circular value', 'data.text', { text: circular }],
      ['a lone surrogate', 'words.text', { text: 'a\ud800' }],
      ['a function', 'data.text', { text: () => 'x' }],
      ['an unknown field', '', { text: 'x', colour: 'red' }],
      ['a missing field', 'data.text', { text: undefined }],
      ['a content where there is none', 'data.content', { text: 'x', content: aContent() }],
    ];
    test.each(hostile)('%s is refused, naming %j', async (_name, path, data) => {
      const event: object = { ...aNote(), data };
      const append = current().append(A, [event as ArticleEvent], 'any');
      await expect(append).rejects.toMatchObject({
        name: InvalidEventError.name,
        path: expect.stringContaining(path),
      });
      expect(await current().countEvents()).toBe(0n);
    });

    test.each([
      ['in a headline', aContent({ headline: '\udfff' })],
      ['in a key', aContent({ custom: { '\ud800': 'x' } })],
    ])('a lone surrogate %s is refused', async (_name, content) => {
      const event = anEvent('ArticlePublished', { articleId: A, data: { content } });
      await expect(current().append(A, [event], 'any')).rejects.toThrow('lone surrogate');
    });

    test('text that only looks like an escaped surrogate is kept', async () => {
      await current().append(A, [noteOf('\\ud800 \u{1f309} \\udfff')], 'any');
      expect((await current().readStream(A))[0]?.data).toEqual({ text: '\\ud800 \u{1f309} \\udfff' });
    });

    test.each([[null], [5], [{}], [{ type: 'NoteAdded' }], [{ ...aNote(), type: 'ArticleBurnt' }]])(
      'no event at all is refused: %p',
      async (value) => {
        const given: unknown = value;
        await expect(current().append(A, [given as ArticleEvent], 'any')).rejects.toThrow(InvalidEventError);
      },
    );

    test('an event of another story is refused', async () => {
      await expect(current().append(A, [aNote(B)], 'any')).rejects.toMatchObject({ path: 'articleId' });
    });
  });
}
