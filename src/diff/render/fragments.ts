import { blocksOf, placeOf, type DiffView } from './diff-view.ts';
import { escapeHtml } from './escape-html.ts';
import type { FoldablePlace } from './places.ts';

/** One child of a rendering, made when it is shown. */
export type Fragment = {
  /** About so many characters of HTML. */
  readonly weight: number;
  /** The changes in it. */
  readonly places: readonly FoldablePlace[];
  readonly html: () => string;
};

type PlaceHtml = (place: FoldablePlace) => string;

/** Shorter stretches of equal blocks are shown: a fold would take as much room. */
const SHORTEST_FOLD = 2;

/** About what stands around the words of one block. */
const MARKUP = 250;

export const toFragment = (view: DiffView, place: FoldablePlace, htmlOf: PlaceHtml): Fragment => ({
  weight: MARKUP + shownLength(view, place),
  places: [place],
  html: () => htmlOf(place),
});

function shownLength({ options: { bounds }, ...view }: DiffView, { change }: FoldablePlace): number {
  const sides = change.kind === 'equal' ? (['after'] as const) : (['before', 'after'] as const);
  return sides
    .flatMap((side) => change[side].map(({ index }) => view[side].blocks[index]?.text.length ?? 0))
    .reduce((sum, length) => sum + Math.min(length, bounds?.changedWords ?? length), 0);
}

/** Places in their order, each stretch of equal ones folded into one line that opens. */
export function toFoldedFragments(
  view: DiffView,
  places: readonly FoldablePlace[],
  htmlOf: PlaceHtml,
): readonly Fragment[] {
  const fragments: Fragment[] = [];
  let stretch: FoldablePlace[] = [];
  const close = (): void => {
    const isFold = stretch.length >= SHORTEST_FOLD;
    fragments.push(
      ...(isFold ? [toFold(view, stretch, htmlOf)] : stretch.map((one) => toFragment(view, one, htmlOf))),
    );
    stretch = [];
  };
  for (const place of places) {
    if (place.isFoldable) {
      stretch.push(place);
      continue;
    }
    close();
    fragments.push(toFragment(view, place, htmlOf));
  }
  close();
  return fragments;
}

function toFold(view: DiffView, stretch: readonly FoldablePlace[], htmlOf: PlaceHtml): Fragment {
  const [first, last] = [stretch[0], stretch.at(-1)].map((place) =>
    placeOf(view, 'after', place?.change.after[0]?.index ?? 0),
  );
  if (first === undefined || last === undefined) throw new RangeError('An empty stretch has no ends');
  const { phrases, options } = view;
  const weight = stretch.reduce((sum, { change }) => sum + MARKUP + lengthOf(view, change), 0);
  const count = stretch.length;
  if (weight > (options.bounds?.stretch ?? Infinity)) {
    const words = escapeHtml(phrases.stretchLeftOut(first, last, count));
    return { weight: MARKUP, places: [], html: () => `<p class="diff-note diff-left-out">${words}</p>` };
  }
  const summary = escapeHtml(phrases.equalStretch(first, last, count));
  const rows = (): string => stretch.map(htmlOf).join('\n');
  return {
    weight,
    places: [],
    html: () => `<details class="diff-fold"><summary>${summary}</summary>\n${rows()}\n</details>`,
  };
}

const lengthOf = (view: DiffView, change: FoldablePlace['change']): number =>
  blocksOf(view, change, 'after').reduce((sum, { text }) => sum + text.length, 0);
