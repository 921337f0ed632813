import type { BlockChange } from '../story-diff.ts';

/** A change, or the one side of it that stands here: what moved stands at two places. */
export type Place = { readonly change: BlockChange; readonly role: 'origin' | 'destination' | 'both' };

/** The changes in the order of the text after, and each place of origin before the first unmoved block that followed it. */
export function toPlaces(changes: readonly BlockChange[]): readonly Place[] {
  const origins = changes
    .filter(({ moveId }) => moveId !== undefined)
    .sort((one, other) => firstBefore(one) - firstBefore(other));
  const places: Place[] = [];
  let next = 0;
  for (const change of changes) {
    const isFixed = change.moveId === undefined && change.before.length > 0;
    for (
      let origin = origins[next];
      isFixed && origin !== undefined && firstBefore(origin) < firstBefore(change);
      origin = origins[next]
    ) {
      places.push({ change: origin, role: 'origin' });
      next += 1;
    }
    places.push({ change, role: change.moveId === undefined ? 'both' : 'destination' });
  }
  return [...places, ...origins.slice(next).map((change) => ({ change, role: 'origin' as const }))];
}

/** `isFoldable`: equal, and no neighbour differs; several in a row may be folded into one line. */
export type FoldablePlace = Place & { readonly isFoldable: boolean };

export function toFoldablePlaces(changes: readonly BlockChange[]): readonly FoldablePlace[] {
  const places = toPlaces(changes);
  const isCalm = places.map(({ change, role }) => change.kind === 'equal' && role === 'both');
  return places.map((place, index) => ({
    ...place,
    isFoldable: isCalm[index] === true && isCalm[index - 1] !== false && isCalm[index + 1] !== false,
  }));
}

const firstBefore = ({ before }: BlockChange): number => before[0]?.index ?? 0;
