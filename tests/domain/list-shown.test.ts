import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { PublicAct, PublicTextChange } from '../../src/domain/article/article.ts';
import type { EventId } from '../../src/domain/article/events.ts';
import { listShown, type Shown } from '../../src/domain/article/list-shown.ts';
import { findPast } from '../../src/domain/article/past.ts';
import { logOf } from '../../src/shared/append-log.ts';
import { toInstant } from '../../src/shared/clock.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 5_000 : 300;

const text = (revision: number, isObserved = true): PublicTextChange => ({
  kind: 'text',
  revision,
  heldBy: BigInt(revision),
  hash: isObserved ? { whole: 'x', editorial: 'x' } : null,
  hasNotice: false,
  timesAreItsOwn: false,
});

const toAct = (at: number, version: number, change: PublicAct['change']): PublicAct => ({
  eventId: `e${String(version)}` as EventId,
  type: 'ArticleUpdated',
  streamVersion: BigInt(version),
  effectiveAt: toInstant(at),
  effectiveBasis: 'recorded',
  recordedAt: toInstant(at),
  change,
});

const withheld = { kind: 'status', status: 'withheld' } as const;
const released = { kind: 'status', status: 'published' } as const;
const amended = { kind: 'times' } as const;

const shownOf = (
  ...acts: readonly (readonly [at: number, change: PublicAct['change']])[]
): readonly Shown[] => listShown(logOf(acts.map(([at, change], index) => toAct(at, index + 1, change))));

describe('what readers saw', () => {
  test('goes on through an amended time, and ends at the next text or state', () => {
    const shown = shownOf([1, text(1)], [2, amended], [3, withheld], [4, released], [5, text(2, false)]);
    expect(
      shown.map(({ status, revision, isObserved, from, until }) => [
        status,
        revision,
        isObserved,
        from,
        until,
      ]),
    ).toEqual([
      ['published', 1, true, toInstant(1), toInstant(3)],
      ['withheld', 1, true, toInstant(3), toInstant(4)],
      ['published', 1, true, toInstant(4), toInstant(5)],
      ['published', 2, false, toInstant(5), undefined],
    ]);
  });

  test('is unbroken where something came and went at one instant', () => {
    expect(shownOf([1, text(1)], [3, withheld], [3, released])).toHaveLength(1);
    expect(shownOf([1, text(1)], [1, text(2)]).map(({ revision }) => revision)).toEqual([2]);
  });

  test('names the bounds of an end that was only observed', () => {
    const acts = [toAct(1, 1, text(1)), { ...toAct(9, 2, text(2)), notBefore: toInstant(5) }];
    const [first, second] = listShown(logOf(acts));
    expect([first?.until, first?.untilNotBefore]).toEqual([toInstant(9), toInstant(5)]);
    expect(second?.notBefore).toBe(toInstant(5));
  });

  test('is at every moment what a question for that moment answers', () => {
    const change = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(
        fc.array(fc.tuple(change, fc.nat(2)), { minLength: 1, maxLength: 14 }),
        fc.nat(30),
        (steps, moment) => {
          let at = 0;
          const items = steps.map(([kind, gap], index) => {
            at += gap;
            return toAct(
              at,
              index + 1,
              [text(index + 1), text(1), withheld, released, amended][kind] ?? amended,
            );
          });
          const acts = logOf(items);
          const shown = listShown(acts);
          const past = findPast(acts, toInstant(moment))?.state;
          const there = shown.find(
            ({ from, until }) =>
              from <= toInstant(moment) && (until === undefined || until > toInstant(moment)),
          );
          expect([there?.revision, there?.status]).toEqual([past?.text.change.revision, past?.status]);
          shown.slice(1).forEach((one, index) => expect(shown[index]?.until).toBe(one.from));
        },
      ),
      { numRuns },
    );
  });
});
