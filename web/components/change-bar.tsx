import type { VNode } from 'preact';

type Props = { readonly inserted: number; readonly deleted: number };

const WIDTH = 56;
/** Words at which the bar is full; roots are drawn, so that one word is still seen beside a hundred. */
const FULL_WORDS = 200;

const lengthOf = (words: number): number =>
  words === 0 ? 0 : Math.max(2, Math.round(Math.sqrt(Math.min(words, FULL_WORDS) / FULL_WORDS) * WIDTH));

/** How large a change is: what came above what went, and both in figures. */
export const ChangeBar = ({ inserted, deleted }: Props): VNode => (
  <span class="change-size">
    <svg width={WIDTH} height={10} viewBox={`0 0 ${String(WIDTH)} 10`} aria-hidden="true" focusable="false">
      <rect class="track" width={WIDTH} height={10} />
      <rect class="in" y={0} width={lengthOf(inserted)} height={4.5} />
      <rect class="out" y={5.5} width={lengthOf(deleted)} height={4.5} />
    </svg>
    <span class="figures" aria-hidden="true">
      +{inserted} −{deleted}
    </span>
    <span class="unseen">
      {inserted} {inserted === 1 ? 'word' : 'words'} in, {deleted} out
    </span>
  </span>
);
