import type { VNode } from 'preact';

import { laterOf, type Instant } from '../../src/shared/clock.ts';
import { spanWords, type LaneCell } from '../lane-cells.ts';
import { createTimeAxis, type TimeAxis } from '../time-axis.ts';
import { onWallClock } from './times.tsx';

export type TimeLanesProps = {
  readonly seen: readonly LaneCell[];
  readonly recorded: readonly LaneCell[];
  /** The moment that is looked at. */
  readonly asOf: Instant;
  readonly knownAt: Instant;
  readonly now: Instant;
  readonly zone: string;
};

const WIDTH_OF_STRETCH = 34;
const LEAST_WIDTH = 1_100;
/** Under these a cell shows its clock alone, or no time. */
const WIDTH_OF_DAY = 82;
const WIDTH_OF_CLOCK = 44;

/** A story's life in two lanes, every stretch a link; the same as tables behind it. */
export const TimeLanes = (props: TimeLanesProps): VNode => {
  const { seen, recorded, now, asOf, knownAt } = props;
  const cells = [...seen, ...recorded];
  const end = cells.reduce((latest, { from }) => laterOf(latest, from), now);
  const axis = createTimeAxis([...cells.flatMap(({ from, until = end }) => [from, until]), end]);
  const width = Math.max(LEAST_WIDTH, axis.stretches * WIDTH_OF_STRETCH);
  return (
    <section class="lanes" aria-labelledby="lanes-name">
      <h2 id="lanes-name">The story’s life</h2>
      <div class="lanes-scroll" tabIndex={0} role="group" aria-label="Two lanes over time">
        <svg width={width} height={172} data-lanes>
          <Hatching />
          <Lane
            name="What readers saw"
            y={4}
            cells={seen}
            marked={asOf}
            {...{ axis, end, drawn: width }}
            {...props}
          />
          <Lane
            name="What was recorded"
            y={90}
            cells={recorded}
            marked={knownAt}
            {...{ axis, end, drawn: width }}
            {...props}
          />
        </svg>
      </div>
      <p class="hint">
        Longer stretches are drawn shorter than they were. Each one is a link: above to what readers saw then,
        below to what was known of it then.
      </p>
      <details class="behind">
        <summary>The two lanes as tables</summary>
        <Table caption="What readers saw" cells={seen} zone={props.zone} />
        <Table caption="What was recorded, and is known since" cells={recorded} zone={props.zone} />
      </details>
    </section>
  );
};

/** A pattern besides the colour: no text is seen there. */
const Hatching = (): VNode => (
  <defs>
    <pattern id="hatching" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <rect width="7" height="7" class="hatch-ground" />
      <line x1="0" y1="0" x2="0" y2="7" class="hatch-line" />
    </pattern>
  </defs>
);

type LaneProps = {
  readonly name: string;
  readonly y: number;
  readonly cells: readonly LaneCell[];
  readonly axis: TimeAxis;
  readonly end: Instant;
  readonly marked: Instant;
  readonly zone: string;
  /** How wide the lane is at least, in px. */
  readonly drawn: number;
};

const BOX_TOP = 20;
const BOX_HEIGHT = 46;

const Lane = ({ name, y, cells, axis, end, marked, zone, drawn }: LaneProps): VNode => (
  <g role="list" aria-label={name}>
    <text x="0" y={y + 12} class="lane-name" aria-hidden="true">
      {name}
    </text>
    {cells.map((cell) => (
      <Cell key={cell.from} cell={cell} y={y + BOX_TOP} {...{ axis, end, zone, drawn }} />
    ))}
    <Marker at={axis.at(marked)} y={y + BOX_TOP} />
  </g>
);

const percent = (value: number): string => `${value.toFixed(3)}%`;

type CellProps = Pick<LaneProps, 'axis' | 'end' | 'zone' | 'y' | 'drawn'> & { readonly cell: LaneCell };

/** A box of its own, which cuts off what doesn't fit: the words are whole in the link's name. */
const Cell = ({ cell, axis, end, zone, y, drawn }: CellProps): VNode => {
  const x = axis.at(cell.from);
  const width = Math.max(0, axis.at(cell.until ?? end) - x);
  const name = `${cell.label}: ${cell.words}, ${spanWords(cell, zone)}`;
  return (
    <g role="listitem">
      <a href={cell.href} class={`lane-cell ${cell.look}`} aria-current={cell.isCurrent ? 'true' : undefined}>
        <title>{name}</title>
        <svg x={percent(x)} y={y} width={percent(width)} height={BOX_HEIGHT} aria-hidden="true">
          <rect x="1" y="1" width="100%" height={BOX_HEIGHT - 2} rx="3" class="box" />
          <text x="8" y="20" class="cell-label">
            {cell.label}
          </text>
          <text x="8" y="37" class="cell-time">
            {timeThatFits(onWallClock(cell.from, zone), (width / 100) * drawn)}
          </text>
        </svg>
      </a>
    </g>
  );
};

/** `px`: how wide the cell is at least. */
function timeThatFits(time: string, px: number): string {
  if (px < WIDTH_OF_CLOCK) return '';
  return px < WIDTH_OF_DAY ? time.slice(-'10:04'.length) : time.replace(/ \d{4},/, ',');
}

const Marker = ({ at, y }: { at: number; y: number }): VNode => (
  <svg x={percent(at)} y={y - 7} width="1" height="1" overflow="visible" class="marker" aria-hidden="true">
    <path d="M -5 0 L 5 0 L 0 7 Z" />
    <line x1="0" y1="0" x2="0" y2={BOX_HEIGHT + 10} />
  </svg>
);

const Table = ({
  caption,
  cells,
  zone,
}: {
  caption: string;
  cells: readonly LaneCell[];
  zone: string;
}): VNode => (
  <table>
    <caption>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">What</th>
        <th scope="col">From ({zone})</th>
        <th scope="col">To</th>
      </tr>
    </thead>
    <tbody>
      {cells.map((cell) => (
        <tr key={cell.from} class={cell.isCurrent ? 'current' : undefined}>
          <td>
            <a href={cell.href} aria-current={cell.isCurrent ? 'true' : undefined}>
              {cell.words}
            </a>
          </td>
          <td>{onWallClock(cell.from, zone, 'second')}</td>
          <td>{cell.until === undefined ? 'now' : onWallClock(cell.until, zone, 'second')}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
