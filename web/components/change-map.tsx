import type { VNode } from 'preact';

import type { ChangeMark } from '../../src/diff/render/to-change-map.ts';

type Props = {
  readonly marks: readonly ChangeMark[];
  /** As many as the list has sentences. */
  readonly changes: number;
  /** The address of the change: a fragment, or another part of the page with one. */
  readonly hrefOf: (mark: ChangeMark) => string;
};

/** More stand in the list view. */
const MOST = 80;
const HEIGHT = 400;
/** Fields stand above the text. */
const TOP = 10;

/** Where the changes are: a map of the text for the pointer, and the same as links in words. */
export const ChangeMap = ({ marks, changes, hrefOf }: Props): VNode | null =>
  marks.length === 0 ? null : (
    <nav class="change-map" aria-labelledby="changes-heading">
      <details open>
        <summary>
          <h2 id="changes-heading">
            {counted(changes, 'change')}
            {marks.length === changes ? null : ` in ${counted(marks.length, 'place')}`}
          </h2>
        </summary>
        <div class="change-map-inside">
          <Strip marks={marks} hrefOf={hrefOf} />
          <ol>
            {marks.slice(0, MOST).map((mark) => (
              <li key={mark.target} class={`of-${mark.kind}`}>
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

const counted = (count: number, what: string): string => `${String(count)} ${what}${count === 1 ? '' : 's'}`;

const SIGNS: Readonly<Record<ChangeMark['kind'], string>> = {
  field: '≡',
  changed: '~',
  inserted: '+',
  deleted: '−',
  moved: '↕',
  split: '¶',
  merged: '¶',
};

/** The text from top to bottom with a bar for each change. What came stands right, what went left, all else across; fields stand side by side above. */
const Strip = ({ marks, hrefOf }: Omit<Props, 'changes'>): VNode => {
  const fields = marks.filter(({ kind }) => kind === 'field').length;
  return (
    <svg class="strip" viewBox={`0 0 24 ${String(HEIGHT)}`} preserveAspectRatio="none" aria-hidden="true">
      <rect class="strip-text" x="0" y={TOP} width="24" height={HEIGHT - TOP} />
      {marks.slice(0, MOST).map((mark, index) => (
        <a key={mark.target} href={hrefOf(mark)} tabIndex={-1}>
          <rect
            class={`bar of-${mark.kind}`}
            {...(mark.kind === 'field' ? aboveText(index, fields) : besideText(mark))}
          />
        </a>
      ))}
    </svg>
  );
};

const aboveText = (index: number, fields: number) => ({
  x: ((index * 24) / fields).toFixed(1),
  width: Math.max(1, 24 / fields - 1).toFixed(1),
  y: 0,
  height: TOP - 3,
});

const besideText = ({ kind, start, end }: ChangeMark) => ({
  x: kind === 'inserted' ? 10 : 0,
  width: kind === 'inserted' || kind === 'deleted' ? 14 : 24,
  y: (TOP + start * (HEIGHT - TOP)).toFixed(1),
  height: Math.max(4, (end - start) * (HEIGHT - TOP)).toFixed(1),
});
