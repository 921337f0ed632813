import type { PlacedTime } from '../page-text/resolve-times.ts';
import { factsOf, type Fact } from './facts.ts';
import { toPlacedTime } from './story-times.ts';

/** All statements of a page about its times in their order of trust: metadata, then marked times, then visible labels. */
export function listPlacedTimes(facts: readonly Fact[], shown: readonly PlacedTime[]): readonly PlacedTime[] {
  const stated = (['publishedAt', 'updatedAt'] as const).flatMap((field) =>
    factsOf(facts, field).map(({ from, value }) => toPlacedTime({ from, value, field })),
  );
  // One element may state its time as microdata and as a `time`.
  const isStated = ({ line, stated: words, label }: PlacedTime): boolean =>
    line === 0 &&
    stated.some(
      (time) =>
        time.stated === words &&
        time.label.label.field === label.label.field &&
        time.label.stated.startsWith('microdata'),
    );
  return [...stated, ...shown.filter((time) => !isStated(time))];
}
