import type { Instant } from '../../shared/clock.ts';
import { ok, type Result } from '../../shared/result.ts';
import type { Content } from './content.ts';
import type { EditorialTime } from './editorial-time.ts';
import type { Actor, Anomaly, ArticleEventType, EffectiveBasis, Envelope, EventOfType } from './events.ts';
import type { Rejection } from './rejections.ts';

/** When a command is decided and by whom, and what the state doesn't hold but the command needs. */
export type DecideContext = {
  /** The time of recording: never earlier than the story's last. */
  readonly now: Instant;
  /** The zone in which Stet states a time that the caller left out. */
  readonly zone: string;
  /** The source that the caller's token speaks for. */
  readonly sourceSystem?: string | undefined;
  /** Texts by revision that the command names (a restore, a pinned draft); null: not observed; absent: no such revision. */
  readonly texts: ReadonlyMap<number, Content | null>;
  /** When a revision's text was last seen at its source, from the ledger. */
  readonly lastSeen: (revision: number) => LastSeen | undefined;
};

/** `givenAt`: the last observation whose time was given; `at` counts times of recording too. */
export type LastSeen = { readonly at: Instant; readonly givenAt?: Instant | undefined };

type TimeOfEffect = {
  readonly effectiveAt: Instant;
  readonly effectiveBasis: EffectiveBasis;
  readonly notBefore?: Instant | undefined;
};

/** An event before its ids and its time of recording are stamped. */
export type PendingEvent<Type extends ArticleEventType = ArticleEventType> = Type extends ArticleEventType
  ? Pick<EventOfType<Type>, 'type' | 'data'> &
      TimeOfEffect &
      Pick<Envelope, 'recording' | 'observedAt' | 'source' | 'extraction' | 'anomalies'> & {
        readonly actor?: Actor | undefined;
      }
  : never;

export type Decision = {
  readonly events: readonly PendingEvent[];
  /** The revision that the command saved, published or observed again. */
  readonly revision?: number | undefined;
  /** A text that the events restate because it was seen later than the one observed now. */
  readonly alsoSeen?: Seen | undefined;
};

/** A text by its revision, and the given time at which it was seen. */
export type Seen = { readonly revision: number; readonly at: Instant };

export type Decided = Result<Decision, Rejection>;

export const unchanged = (revision?: number): Decided => ok({ events: [], revision });

export const decided = (events: readonly PendingEvent[], revision?: number): Decided =>
  ok({ events, revision });

/** The types and data of an event, joined so that the compiler pairs them. */
export type TypeAndData = {
  [Type in ArticleEventType]: Pick<EventOfType<Type>, 'type' | 'data'>;
}[ArticleEventType];

type Framed = Omit<
  Envelope,
  | 'eventId'
  | 'articleId'
  | 'recordedAt'
  | 'recordedBy'
  | 'correlationId'
  | 'causationId'
  | 'commandId'
  | 'actor'
>;

/** An act that takes effect as it is told. */
export const liveNow = (now: Instant): Framed => ({
  effectiveAt: now,
  effectiveBasis: 'recorded',
  recording: 'live',
});

export const pend = (
  what: TypeAndData,
  frame: Framed & { readonly actor?: Actor | undefined },
): PendingEvent => ({ ...what, ...frame });

type Timed = {
  readonly publishedAt?: EditorialTime | null | undefined;
  readonly updatedAt?: EditorialTime | null | undefined;
};

/** The marks of stated times that lie after the moment at which they were told. */
export const timesInFuture = (data: object, at: Instant): readonly Anomaly[] =>
  (['publishedAt', 'updatedAt'] as const)
    .filter((field) => ((data as Timed)[field]?.instant ?? at) > at)
    .map((field) => ({ code: 'time-in-future', field }));

/** The event with those marks beside its own. */
export function markFuture(event: PendingEvent, now: Instant): PendingEvent {
  const future = timesInFuture(event.data, now);
  return future.length === 0 ? event : { ...event, anomalies: [...(event.anomalies ?? []), ...future] };
}
