import type { Recording } from '../projections/audit-timeline/list-recordings.ts';
import type { Shown } from '../src/domain/article/list-shown.ts';
import type { Instant } from '../src/shared/clock.ts';
import { ACT_WORDS } from './components/act-words.ts';
import { onWallClock } from './components/times.tsx';
import { gather } from './gather.ts';

/** A stretch of a lane: one thing, or several neighbours together. */
export type LaneCell = {
  readonly from: Instant;
  /** Absent: up to now. */
  readonly until?: Instant | undefined;
  /** Fits a small box. */
  readonly label: string;
  /** What it is, without its times. */
  readonly words: string;
  /** How it is drawn. */
  readonly look: 'text' | 'unobserved' | 'hidden' | 'several' | 'recorded' | 'unknown';
  readonly href: string;
  readonly isCurrent: boolean;
};

/** Around the current one so many cells stand singly; with the groups a lane has at most 23. */
const NEARBY = { near: 8, groups: 3 };

type Lane = {
  /** The address that asks for the moment. */
  readonly toHref: (moment: Instant) => string;
};

const STATUS_WORDS = {
  published: '',
  withheld: 'withheld',
  retracted: 'retracted',
  gone: 'gone',
} as const;

/** In words, for example `revision 4` or `withheld, revision 4 in the drawer`. */
export function shownWords({ status, revision, isObserved }: Shown): string {
  if (status !== 'published') return `no text: the story was ${STATUS_WORDS[status]}`;
  return isObserved ? `revision ${String(revision)}` : `revision ${String(revision)}, text not observed`;
}

const labelOf = ({ status, revision, isObserved }: Shown): string => {
  if (status !== 'published') return STATUS_WORDS[status];
  return isObserved ? `r${String(revision)}` : `r${String(revision)}?`;
};

const lookOf = ({ status, isObserved }: Shown): LaneCell['look'] => {
  if (status !== 'published') return 'hidden';
  return isObserved ? 'text' : 'unobserved';
};

/** What readers saw; `index`: the stretch that is looked at, −1: none. */
export function toSeenCells(shown: readonly Shown[], index: number, { toHref }: Lane): readonly LaneCell[] {
  return gather(shown, { index, ...NEARBY }).flatMap((group): readonly LaneCell[] => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const shared = { from: first.from, until: last.until, href: toHref(first.from) };
    if (group.length === 1) {
      const isCurrent = first === shown[index];
      return [{ ...shared, label: labelOf(first), words: shownWords(first), look: lookOf(first), isCurrent }];
    }
    const numbers = group.map(({ revision }) => revision);
    const [least, most] = [String(Math.min(...numbers)), String(Math.max(...numbers))];
    return [
      {
        ...shared,
        label: `r${least}–${most}`,
        words: `${String(group.length)} states, revisions ${least} to ${most}`,
        look: 'several',
        isCurrent: false,
      },
    ];
  });
}

type Known = Lane & {
  /** As it was known then; undefined: as it is now. */
  readonly knownAt: Instant | undefined;
};

/** What was recorded at one instant, until the next recording. */
type Stretch = {
  readonly from: Instant;
  readonly until: Instant | undefined;
  readonly acts: readonly Recording[];
};

/** When Stet came to know of what. */
export function toRecordedCells(
  recordings: readonly Recording[],
  { toHref, knownAt }: Known,
): readonly LaneCell[] {
  const stretches = toStretches(recordings);
  const index =
    knownAt === undefined ? stretches.length - 1 : stretches.findLastIndex(({ from }) => from <= knownAt);
  return gather(stretches, { index, ...NEARBY }).flatMap((group): readonly LaneCell[] => {
    const [first, last] = [group[0], group.at(-1)];
    if (first === undefined || last === undefined) return [];
    const acts = group.flatMap((stretch) => stretch.acts);
    const isLater = knownAt !== undefined && first.from > knownAt;
    return [
      {
        from: first.from,
        until: last.until,
        href: toHref(last.from),
        label: labelOfActs(acts),
        words: wordsOfActs(acts),
        look: isLater ? 'unknown' : 'recorded',
        isCurrent: group.length === 1 && first === stretches[index],
      },
    ];
  });
}

function toStretches(recordings: readonly Recording[]): readonly Stretch[] {
  const byInstant = new Map<Instant, Recording[]>();
  for (const recording of recordings) {
    const acts = byInstant.get(recording.recordedAt);
    if (acts === undefined) byInstant.set(recording.recordedAt, [recording]);
    else acts.push(recording);
  }
  const all = [...byInstant];
  return all.map(([from, acts], index) => ({ from, until: all[index + 1]?.[0], acts }));
}

const nameOf = ({ type, revision }: Recording): string =>
  revision === undefined ? ACT_WORDS[type] : `${ACT_WORDS[type]}, revision ${String(revision)}`;

function labelOfActs(acts: readonly Recording[]): string {
  const [act] = acts;
  if (act === undefined || acts.length > 2) return `${String(acts.length)} acts`;
  return acts
    .map(({ type, revision }) => (revision === undefined ? ACT_WORDS[type] : `r${String(revision)}`))
    .join(', ');
}

const wordsOfActs = (acts: readonly Recording[]): string =>
  acts.length > 3 ? `${String(acts.length)} acts` : acts.map(nameOf).join('; ');

/** For example `22 Mar 2021, 22:34 to 23 Mar 2021, 10:00`. */
export const spanWords = ({ from, until }: Pick<LaneCell, 'from' | 'until'>, zone: string): string =>
  `${onWallClock(from, zone)} to ${until === undefined ? 'now' : onWallClock(until, zone)}`;
