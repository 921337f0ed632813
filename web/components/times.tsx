import { tzOffset } from '@date-fns/tz/tzOffset';
import type { VNode } from 'preact';

import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import { toEpochMs, type Instant } from '../../src/shared/clock.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** How much of `HH:mm:ss` a precision shows. */
const CLOCK_LENGTHS = { day: 0, minute: 5, second: 8 } as const;
const MINUTE_MS = 60_000;

/** On the wall clock of the zone, for example `22 Mar 2021, 22:34`. By hand: a page shows hundreds, and asking for the zone's offset is dear. */
export function onWallClock(
  instant: Instant,
  zone: string,
  precision: EditorialTime['precision'] = 'minute',
): string {
  const ms = toEpochMs(instant);
  // As if the wall clock were UTC: then its figures are those of the ISO form.
  const wall = new Date(ms + Math.round(tzOffset(zone, new Date(ms)) * MINUTE_MS));
  const clock = wall.toISOString().slice(-13, -5).slice(0, CLOCK_LENGTHS[precision]);
  const year = String(wall.getUTCFullYear()).padStart(4, '0');
  const day = `${String(wall.getUTCDate())} ${MONTHS[wall.getUTCMonth()] ?? ''} ${year}`;
  return clock === '' ? day : `${day}, ${clock}`;
}

type StatedProps = {
  readonly time: EditorialTime | null;
  /** Says how long ago it was, seen from here. */
  readonly now?: Instant;
};

/** What the story says of itself, in the zone it says it in. */
export const StatedTime = ({ time, now }: StatedProps): VNode =>
  time === null ? (
    <span class="unknown">not stated</span>
  ) : (
    <time datetime={time.instant} title={`stated as “${time.stated}”`} data-precision={time.precision}>
      {onWallClock(time.instant, time.zone, time.precision)} <span class="zone">{time.zone}</span>
      <Ago at={time.instant} now={now} />
    </time>
  );

type InstantProps = {
  readonly at: Instant;
  readonly zone: string;
  /** Says how long ago it was, seen from here. */
  readonly now?: Instant;
};

/** A moment that Stet knows by itself. */
export const InstantTime = ({ at, zone, now }: InstantProps): VNode => (
  <time datetime={at} title={at}>
    {onWallClock(at, zone)} <span class="zone">{zone}</span>
    <Ago at={at} now={now} />
  </time>
);

const Ago = ({ at, now }: { at: Instant; now: Instant | undefined }): VNode | null =>
  now === undefined ? null : <span class="ago"> {ago(toEpochMs(now) - toEpochMs(at))}</span>;

const UNITS = [
  ['year', 31_557_600_000],
  ['month', 2_629_800_000],
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

const relative = new Intl.RelativeTimeFormat('en', { numeric: 'always' });

/** `3 hours ago`, `in 2 days`; within a minute `just now`. */
function ago(ms: number): string {
  const unit = UNITS.find(([, length]) => Math.abs(ms) >= length);
  return unit === undefined ? 'just now' : relative.format(-Math.trunc(ms / unit[1]), unit[0]);
}

/** A span of time in its two largest units: `2 h 5 min`, `3 d`. */
export function duration(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1000));
  const parts: readonly (readonly [number, string])[] = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first === -1) return '0 s';
  const shown = parts.slice(first, first + 2).filter(([count]) => count > 0);
  return shown.map(([count, unit]) => `${String(count)} ${unit}`).join(' ');
}
