import type { Mark } from '../../domain/article/content.ts';
import type { MarkChange, Range } from '../story-diff.ts';

export type MarkWriter = {
  removed(mark: Mark): MarkChange;
  added(mark: Mark): MarkChange;
  changed(old: Mark, fresh: Mark): MarkChange;
};

/** Marks of four types of which none overlaps another of its type can't repeat the texts more often. */
const MOST_REPEATED = 4;
/** So much of a marked text is told where marks upon marks would repeat the block more often than that. */
const SHORT = 100;

/** Writes the changes of the marks of two texts. Together they repeat no more than some times the texts. */
export function createMarkWriter(before: string, after: string): MarkWriter {
  let room = MOST_REPEATED * (before.length + after.length);
  const textOf = (text: string, { start, end }: Mark): string => {
    const whole = end - start;
    const length = whole <= Math.max(room, SHORT) ? whole : SHORT;
    room -= length;
    return text.slice(start, start + length);
  };
  return {
    removed: (mark) => ({
      op: 'removed',
      type: mark.type,
      before: rangeOf(mark),
      ...(mark.href === undefined ? {} : { beforeHref: mark.href }),
      text: textOf(before, mark),
    }),
    added: (mark) => ({
      op: 'added',
      type: mark.type,
      after: rangeOf(mark),
      ...(mark.href === undefined ? {} : { afterHref: mark.href }),
      text: textOf(after, mark),
    }),
    changed: (old, fresh) => ({
      op: 'changed',
      type: fresh.type,
      before: rangeOf(old),
      after: rangeOf(fresh),
      ...(old.href === undefined ? {} : { beforeHref: old.href }),
      ...(fresh.href === undefined ? {} : { afterHref: fresh.href }),
      text: textOf(after, fresh),
    }),
  };
}

const rangeOf = ({ start, end }: Mark): Range => [start, end];
