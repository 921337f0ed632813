import { precisionOf, resolveCivilTime, type EditorialTime } from '../../domain/article/editorial-time.ts';
import type { Anomaly } from '../../domain/article/events.ts';
import { toEpochMs } from '../../shared/clock.ts';
import type { ReportedTime, TimeField } from '../import-report.ts';
import type { LabelledTime } from './read-time-line.ts';

/** A labelled time and the number of its line. */
export type PlacedTime = LabelledTime & { readonly line: number };

export type ResolvedTimes = {
  readonly publishedAt?: EditorialTime | undefined;
  readonly updatedAt?: EditorialTime | undefined;
  readonly reported: readonly ReportedTime[];
  readonly anomalies: readonly Anomaly[];
};

type Resolved = {
  readonly reported: ReportedTime;
  readonly time?: EditorialTime | undefined;
  readonly anomaly?: Anomaly | undefined;
};

/** The first readable time of each field counts; one that disagrees with it is an anomaly. Times without a zone are read in `zone`. */
export function resolveTimes(placed: readonly PlacedTime[], zone: string): ResolvedTimes {
  const resolved = placed.map((time) => resolveTime(time, zone));
  const anomalies = [
    ...resolved.flatMap(({ anomaly }) => anomaly ?? []),
    ...listDisagreements(resolved, 'publishedAt'),
    ...listDisagreements(resolved, 'updatedAt'),
  ];
  return {
    publishedAt: listTimes(resolved, 'publishedAt')[0],
    updatedAt: listTimes(resolved, 'updatedAt')[0],
    reported: resolved.map(({ reported }) => reported),
    anomalies: unique(anomalies),
  };
}

function resolveTime({ line, label, stated, time }: PlacedTime, zone: string): Resolved {
  const { field } = label.label;
  const place = { line, label: label.stated, stated, field };
  if (time.problem !== undefined) {
    return { reported: { ...place, instant: null, zone: null, problem: time.problem } };
  }
  const ownZone = time.zone ?? zone;
  const { instant, clockChange } = resolveCivilTime(time.civil, ownZone);
  const precision = precisionOf(time.civil);
  // A day's start that falls into a clock change is still that day: nothing finer was stated.
  const isFlagged = clockChange !== undefined && precision !== 'day';
  return {
    reported: { ...place, instant, zone: ownZone },
    time: { instant, zone: ownZone, precision, stated },
    anomaly: isFlagged ? { code: `clock-change-${clockChange}`, field } : undefined,
  };
}

const listTimes = (resolved: readonly Resolved[], field: TimeField): readonly EditorialTime[] =>
  resolved.flatMap(({ reported, time }) => (reported.field === field && time !== undefined ? [time] : []));

const WIDTH_MS = { day: 86_400_000, minute: 60_000, second: 1_000 } as const;

/** Two statements agree when the coarser one's span holds the finer one's start. */
function listDisagreements(resolved: readonly Resolved[], field: TimeField): readonly Anomaly[] {
  const [first, ...others] = listTimes(resolved, field);
  if (first === undefined) return [];
  const disagrees = others.some((other) => !isWithin(first, other) && !isWithin(other, first));
  return disagrees ? [{ code: 'times-disagree', field }] : [];
}

function isWithin(inner: EditorialTime, outer: EditorialTime): boolean {
  const afterMs = toEpochMs(inner.instant) - toEpochMs(outer.instant);
  return afterMs >= 0 && afterMs < WIDTH_MS[outer.precision];
}

const unique = (anomalies: readonly Anomaly[]): readonly Anomaly[] => [
  ...new Map(anomalies.map((anomaly) => [`${anomaly.code} ${anomaly.field ?? ''}`, anomaly])).values(),
];
