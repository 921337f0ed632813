import type { VNode } from 'preact';

import type { Bucket, Buckets } from '../report-buckets.ts';
import { counted } from './story-list.tsx';

type Props = Buckets & {
  /** What is counted, in the plural. */
  readonly what: string;
  /** The same report of one stretch. */
  readonly toHref: (bucket: Bucket) => string;
};

const HEIGHT = 190;
const TOP = 18;
const BASE = 160;

/** How many fell into each stretch, as bars and as a table behind them. */
export const ReportChart = (props: Props): VNode => {
  const { buckets, unit, what } = props;
  const most = Math.max(1, ...buckets.map(({ count }) => count));
  return (
    <figure class="chart">
      <figcaption>
        {what} by {unit}
      </figcaption>
      <svg class="bars" width="100%" height={HEIGHT} role="img" aria-label={toSummary(props)}>
        <Scale most={most} />
        {buckets.map((bucket, index) => (
          <Bar
            key={bucket.from}
            bucket={bucket}
            place={index / buckets.length}
            width={1 / buckets.length}
            most={most}
          />
        ))}
        <Ends buckets={buckets} />
      </svg>
      <Behind {...props} />
    </figure>
  );
};

function toSummary({ buckets, unit, what }: Props): string {
  const [first, last] = [buckets[0], buckets.at(-1)];
  if (first === undefined || last === undefined) return `No ${what.toLowerCase()}`;
  const top = buckets.reduce((most, bucket) => (bucket.count > most.count ? bucket : most), first);
  return `${what} by ${unit}, ${first.label} to ${last.label}; most in ${top.label}: ${String(top.count)}`;
}

const percent = (part: number): string => `${(100 * part).toFixed(3)}%`;

type BarProps = {
  readonly bucket: Bucket;
  /** Parts of the whole width. */
  readonly place: number;
  readonly width: number;
  readonly most: number;
};

const Bar = ({ bucket, place, width, most }: BarProps): VNode | null => {
  const height = ((BASE - TOP) * bucket.count) / most;
  return bucket.count === 0 ? null : (
    <rect
      class="bar"
      x={percent(place + width * 0.12)}
      width={percent(width * 0.76)}
      y={BASE - height}
      height={height}
    >
      <title>{`${bucket.label}: ${String(bucket.count)}`}</title>
    </rect>
  );
};

const Scale = ({ most }: { most: number }): VNode => (
  <>
    {[...new Set([most, Math.floor(most / 2), 0])].map((count) => {
      const y = BASE - ((BASE - TOP) * count) / most;
      return (
        <g key={count}>
          <line class="grid" x1="0" x2="100%" y1={y} y2={y} />
          <text class="scale" x="-2rem" y={y + 4}>
            {count}
          </text>
        </g>
      );
    })}
  </>
);

const Ends = ({ buckets }: { buckets: readonly Bucket[] }): VNode => (
  <>
    <text class="scale" x="0" y={BASE + 18}>
      {buckets[0]?.label}
    </text>
    {buckets.length < 2 ? null : (
      <text class="scale" x="100%" y={BASE + 18} text-anchor="end">
        {buckets.at(-1)?.label}
      </text>
    )}
  </>
);

const Behind = ({ buckets, unit, what, toHref }: Props): VNode => (
  <details class="behind">
    <summary>The bars as a table</summary>
    <table>
      <thead>
        <tr>
          <th scope="col">By {unit}</th>
          <th scope="col">{what}</th>
        </tr>
      </thead>
      <tbody>
        {buckets
          .filter(({ count }) => count > 0)
          .map((bucket) => (
            <tr key={bucket.from}>
              <th scope="row">
                <a href={toHref(bucket)}>{bucket.label}</a>
              </th>
              <td>{bucket.count}</td>
            </tr>
          ))}
      </tbody>
    </table>
    <p class="hint">
      {counted(buckets.filter(({ count }) => count === 0).length, unit, `${unit}s`)} without any.
    </p>
  </details>
);
