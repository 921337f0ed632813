import type { VNode } from 'preact';

import type { TimelineMode } from '../audit-filter.ts';

type Props = {
  readonly mode: TimelineMode;
  readonly hrefOf: (mode: TimelineMode) => string;
};

const MODES: readonly (readonly [mode: TimelineMode, words: string])[] = [
  ['editorial', 'Repetitions folded'],
  ['full', 'Every act by itself'],
];

/** Both show everything: the one folds what machines repeat, and counts it. */
export const TimelineModes = ({ mode, hrefOf }: Props): VNode => (
  <nav class="modes" aria-label="How acts are shown">
    <ul>
      {MODES.map(([name, words]) => (
        <li key={name}>
          <a href={hrefOf(name)} aria-current={name === mode ? 'true' : undefined}>
            {words}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);
