import { describe, expect, test } from '@jest/globals';

import { show } from './support/show.ts';

describe('what came, or went, beside its like', () => {
  test.each([
    ['It came. It left.', 'It came. It came. It left.', 'It came. {+It came. +}It left.'],
    ['It left.', 'It left. It left.', 'It left.{+ It left.+}'],
    ['It came. It came. It left.', 'It came. It left.', 'It came. [-It came. -]It left.'],
    ['It left. It left.', 'It left.', 'It left.[- It left.-]'],
    ['船開了。船停了。', '船開了。船開了。船停了。', '船開了。{+船開了。+}船停了。'],
    ['船開了。', '船開了。船開了。', '船開了。{+船開了。+}'],
    ['It left.\nIt came.', 'It left. It left.\nIt came.', 'It left.{+ It left.+}\nIt came.'],
    ['a very old boat', 'a very very old boat', 'a very {+very +}old boat'],
  ])('is the later of the two: %j became %j', (before, after, shown) => {
    expect(show(before, after)).toBe(shown);
  });

  test.each([
    ['It left. It came.', 'It left. It sank. It came.', 'It left. {+It sank. +}It came.'],
    ['船開了。船停了。', '船開了。船沉了。船停了。', '船開了。{+船沉了。+}船停了。'],
    ['He saw red, blue.', 'He saw red, green, blue.', 'He saw red, {+green, +}blue.'],
  ])('is a whole sentence or clause first: %j became %j', (before, after, shown) => {
    expect(show(before, after)).toBe(shown);
  });
});
