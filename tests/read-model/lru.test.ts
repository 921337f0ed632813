import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createLru } from '../../src/read-model/lru.ts';

describe('createLru', () => {
  test('forgets the least recently used first', () => {
    const lru = createLru<number>({ maxCount: 2, maxBytes: 100 });
    lru.set('a', 1, 10);
    lru.set('b', 2, 10);
    lru.get('a');
    lru.set('c', 3, 10);
    expect(['a', 'b', 'c'].map((key) => lru.get(key))).toEqual([1, undefined, 3]);
  });

  test('keeps the newest value even where it alone is too large', () => {
    const lru = createLru<number>({ maxCount: 5, maxBytes: 100 });
    lru.set('a', 1, 60);
    lru.set('b', 2, 500);
    expect([lru.get('a'), lru.get('b'), lru.size, lru.bytes]).toEqual([undefined, 2, 1, 500]);
  });

  test('equals a list that is searched and cut, for any use', () => {
    const use = fc.record({
      op: fc.constantFrom('get', 'set', 'delete', 'clear'),
      key: fc.constantFrom('a', 'b', 'c', 'd'),
      bytes: fc.nat(40),
    });
    fc.assert(
      fc.property(fc.array(use), fc.integer({ min: 1, max: 4 }), (uses, maxCount) => {
        const bounds = { maxCount, maxBytes: 60 };
        const lru = createLru<number>(bounds);
        let list: { key: string; value: number; bytes: number }[] = [];
        uses.forEach(({ op, key, bytes }, value) => {
          const found = list.find((entry) => entry.key === key);
          const others = list.filter((entry) => entry.key !== key);
          if (op === 'get') {
            expect(lru.get(key)).toBe(found?.value);
            if (found !== undefined) list = [...others, found];
          } else if (op === 'set') {
            lru.set(key, value, bytes);
            list = cut([...others, { key, value, bytes }], bounds);
          } else if (op === 'delete') {
            lru.delete(key);
            list = others;
          } else {
            lru.clear();
            list = [];
          }
          expect([lru.size, lru.bytes]).toEqual([list.length, sum(list)]);
        });
      }),
    );
  });
});

type Sized = { readonly bytes: number };
const sum = (list: readonly Sized[]): number => list.reduce((total, { bytes }) => total + bytes, 0);

function cut<Entry extends Sized>(list: Entry[], bounds: { maxCount: number; maxBytes: number }): Entry[] {
  const fits = list.length <= bounds.maxCount && sum(list) <= bounds.maxBytes;
  return fits || list.length <= 1 ? list : cut(list.slice(1), bounds);
}
