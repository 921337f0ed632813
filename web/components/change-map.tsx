import type { VNode } from 'preact';

import type { ChangeMark } from '../../src/diff/render/to-change-map.ts';

type Props = {
  readonly marks: readonly ChangeMark[];
  /** The address of the change: a fragment, or another part of the page with one. */
  readonly hrefOf: (mark: ChangeMark) => string;
};

/** More stand in the list view. */
const MOST = 80;
const HEIGHT = 400;
/** Fields stand above the text. */
const TOP = 10;

/** Where the changes are: a map of the text for the pointer, and the same as links in words. */
export const ChangeMap = ({ marks, hrefOf }: Props): VNode | null =>
  marks.length === 0 ? null : (
    <nav class="change-map" aria-labelledby="changes-heading">
      <details open>
        <summary>
          <h2 id="changes-heading">
            {marks.length} {marks.length === 1 ? 'change' : 'changes'}
          </h2>
        </summary>
        <div class="change-map-inside">
          <Strip marks={marks} hrefOf={hrefOf} />
          <ol>
            {marks.slice(0, MOST).map((mark) => (
              <li key={mark.target} class={mark.kind}>
                <a href={hrefOf(mark)} data-change-link>
                  <span class="sign" aria-hidden="true">
                    {SIGNS[mark.kind]}
                  </span>
                  <span class="change-words">
                    <span dangerouslySetInnerHTML={{ __html: mark.label }} />
                    {mark.more === 0 ? null : <span class="more-changes"> (and {mark.more} more)</span>}
                  </span>
                </a>
              </li>
            ))}
          </ol>
          {marks.length > MOST ? <p class="hint">{marks.length - MOST} more stand further down.</p> : null}
        </div>
      </details>
      <p class="step-status" role="status" data-step-status></p>
    </nav>
  );

const SIGNS: Readonly<Record<ChangeMark['kind'], string>> = {
  field: '≡',
  changed: '~',
  inserted: '+',
  deleted: '−',
  moved: '↕',
  split: '¶',
  merged: '¶',
};

/** The text from top to bottom with a bar for each change. What came stands right, what went left, all else across. */
const Strip = ({ marks, hrefOf }: Props): VNode => (
  <svg class="strip" viewBox={`0 0 24 ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden="true">
    <rect class="strip-text" x="0" y={TOP} width="24" height={HEIGHT - TOP} />
    {marks.slice(0, MOST).map((mark) => (
      <a key={mark.target} href={hrefOf(mark)} tabIndex={-1}>
        <Bar mark={mark} />
      </a>
    ))}
  </svg>
);

const Bar = ({ mark }: { mark: ChangeMark }): VNode => {
  const length = HEIGHT - TOP;
  const isField = mark.kind === 'field';
  return (
    <rect
      class={`bar ${mark.kind}`}
      x={mark.kind === 'inserted' ? 10 : 0}
      width={mark.kind === 'inserted' || mark.kind === 'deleted' ? 14 : 24}
      y={(isField ? 0 : TOP + mark.start * length).toFixed(1)}
      height={(isField ? TOP - 3 : Math.max(4, (mark.end - mark.start) * length)).toFixed(1)}
    />
  );
};
