import { expect, test } from '@jest/globals';
import fc from 'fast-check';

import type { PublicAct, PublicTextChange } from '../../src/domain/article/article.ts';
import type { EventId } from '../../src/domain/article/events.ts';
import { findPast } from '../../src/domain/article/past.ts';
import { listStandings } from '../../src/domain/article/standings.ts';
import { logOf } from '../../src/shared/append-log.ts';
import { toInstant } from '../../src/shared/clock.ts';

const numRuns = process.env['STET_TEST_LONG'] === '1' ? 5_000 : 300;

const text = (revision: number): PublicTextChange => ({
  kind: 'text',
  revision,
  heldBy: BigInt(revision),
  hash: { whole: 'x', editorial: 'x' },
  hasNotice: false,
  timesAreItsOwn: false,
});

const acts = fc.array(fc.tuple(fc.nat(3), fc.nat(5)), { minLength: 1, maxLength: 12 }).map((steps) =>
  steps.map(([kind, gap], index) => ({
    gap,
    change:
      kind < 2 || index === 0
        ? text(index + 1)
        : ({ kind: 'status', status: kind === 2 ? 'withheld' : 'published' } as const),
  })),
);

test('a sum over moments, asked one by one, is the time that a phrase was seen', () => {
  fc.assert(
    fc.property(acts, fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), (steps, flags) => {
      let at = 0;
      const items = steps.map(({ gap, change }, index): PublicAct => {
        at += gap;
        return {
          eventId: `e${String(index)}` as EventId,
          streamVersion: BigInt(index + 1),
          effectiveAt: toInstant(at),
          effectiveBasis: 'recorded',
          change,
        } as PublicAct;
      });
      const log = logOf(items);
      const now = at + 3;
      const stands = new Set(flags.flatMap((flag, index) => (flag ? [index + 1] : [])));
      const seen = Array.from({ length: now }, (_, moment) => findPast(log, toInstant(moment))?.state).filter(
        (state) => state?.status === 'published' && stands.has(state.text.change.revision),
      );
      const standings = listStandings(log, stands);
      expect(
        standings.reduce((sum, { from, visibleMs }) => sum + (visibleMs ?? now - Date.parse(from)), 0),
      ).toBe(seen.length);
      expect(standings.every(({ from, until }) => until === undefined || from < until)).toBe(true);
    }),
    { numRuns },
  );
});
