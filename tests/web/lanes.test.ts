import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toInstant } from '../../src/shared/clock.ts';
import { gather } from '../../web/gather.ts';
import { createTimeAxis } from '../../web/time-axis.ts';

describe('what is gathered', () => {
  test('is whole, in order, and never more than fits', () => {
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: -1, max: 300 }), (count, index) => {
        const items = Array.from({ length: count }, (_, number) => number);
        const groups = gather(items, { index, near: 8, groups: 3 });
        expect(groups.flat()).toEqual(items);
        expect(groups.length).toBeLessThanOrEqual(23);
        if (index >= 0 && index < count) expect(groups).toContainEqual([index]);
      }),
    );
  });
});

describe('an axis of time', () => {
  test('runs from 0 to 100 and never backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000_000_000), { minLength: 2, maxLength: 40 }), (times) => {
        const moments = [...times].sort((a, b) => a - b).map((ms) => toInstant(ms));
        const axis = createTimeAxis(moments);
        const places = moments.map((moment) => axis.at(moment));
        expect([...places].sort((a, b) => a - b)).toEqual(places);
        if (axis.stretches === 0) return;
        expect(places[0]).toBe(0);
        expect(places.at(-1)).toBeCloseTo(100);
      }),
    );
  });
});
