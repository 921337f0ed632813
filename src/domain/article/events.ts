import type { Brand } from '../../shared/brand.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Content } from './content.ts';
import type { EditorialTime } from './editorial-time.ts';

export type ArticleId = Brand<string, 'ArticleId'>;
export type EventId = Brand<string, 'EventId'>;

export const ACTOR_KINDS = ['user', 'service', 'system', 'unknown'] as const;
export const EFFECTIVE_BASES = ['recorded', 'stated', 'observed'] as const;
export const RECORDING_KINDS = ['live', 'late', 'backfill'] as const;
export const AUTHORITIES = ['stet', 'source'] as const;
export const SIGNIFICANCES = ['material', 'minor'] as const;
export const REASON_CODES = [
  'development',
  'clarification',
  'style',
  'legal',
  'technical',
  'unknown',
] as const;
export const CORRECTION_KINDS = ['correction', 'clarification'] as const;
export const SCHEDULED_ACTS = ['publish', 'update'] as const;
export const ANOMALY_CODES = [
  'time-in-future',
  'stated-before-observed',
  'updated-before-published',
  'published-at-moved',
  'rolled-back',
  'text-after-retraction',
  'clock-change-gap',
  'clock-change-overlap',
  'times-disagree',
  'fired-late',
] as const;

export type EffectiveBasis = (typeof EFFECTIVE_BASES)[number];
export type Authority = (typeof AUTHORITIES)[number];
export type ScheduledAct = (typeof SCHEDULED_ACTS)[number];
export type AnomalyCode = (typeof ANOMALY_CODES)[number];
export type Anomaly = { readonly code: AnomalyCode; readonly field?: string | undefined };

/** Who did the act, as asserted. `name`, `ip` and `userAgent` are the person part: erasable, never in a read model's row except by id. */
export type Actor = {
  readonly kind: (typeof ACTOR_KINDS)[number];
  readonly id: string;
  readonly name?: string | undefined;
  readonly ip?: string | undefined;
  readonly userAgent?: string | undefined;
};

/** The authenticated principal: a token's id, or the program itself. Always set by Stet. */
export type Principal = { readonly kind: 'token' | 'system'; readonly id: string };

export type Source = { readonly system: string; readonly id: string; readonly url?: string | undefined };

/** How an imported page was read: which importer, which version of it, from which raw bytes. */
export type Extraction = { readonly importer: string; readonly version: number; readonly rawSha256: string };

export type Envelope = {
  readonly eventId: EventId;
  readonly articleId: ArticleId;
  /** When Stet recorded it; never earlier than the stream's last. */
  readonly recordedAt: Instant;
  /** When readers saw it; never later than recordedAt. */
  readonly effectiveAt: Instant;
  readonly effectiveBasis: EffectiveBasis;
  /** With basis `observed`: readers can't have seen it before this. */
  readonly notBefore?: Instant | undefined;
  readonly observedAt?: Instant | undefined;
  readonly recording: (typeof RECORDING_KINDS)[number];
  readonly source?: Source | undefined;
  readonly extraction?: Extraction | undefined;
  readonly actor: Actor;
  readonly recordedBy: Principal;
  readonly correlationId: string;
  readonly causationId: string;
  readonly commandId: string;
  readonly anomalies?: readonly Anomaly[] | undefined;
};

type EventOf<Type extends string, Data> = Envelope & {
  readonly type: Type;
  readonly schemaVersion: 1;
  readonly data: Data;
};

export type Correction = {
  readonly kind: (typeof CORRECTION_KINDS)[number];
  readonly notice: string;
  readonly corrects?: number | undefined;
  readonly placement?: string | undefined;
};

/** In the data of the first event of a story only. */
type First = { readonly authority?: Authority | undefined };
/** `updatedAt` absent: not moved. */
type Updated = { readonly updatedAt?: EditorialTime | undefined };
type Text = { readonly revision: number; readonly content: Content };
/** The schedule (its event) that this publication or failure ends. */
type Fired = { readonly schedule?: EventId | undefined };
/** Internal; never shown to readers. */
type Noted = { readonly note?: string | undefined };
/** For readers. */
type Noticed = { readonly notice?: string | undefined };

export type ArticleEvent =
  | EventOf<'ArticleDrafted', Text & First & Noted>
  | EventOf<'DraftSaved', Text & Noted>
  | EventOf<
      'ArticlePublished',
      {
        readonly revision: number;
        /** null: text not observed. */
        readonly content: Content | null;
        /** null: the story states no posting time. */
        readonly publishedAt: EditorialTime | null;
      } & Updated &
        First &
        Fired &
        Noted &
        Noticed
    >
  | EventOf<
      'ArticleUpdated',
      Text &
        Updated &
        Fired &
        Noted &
        Noticed & {
          readonly significance: (typeof SIGNIFICANCES)[number];
          readonly reasonCode: (typeof REASON_CODES)[number];
        }
    >
  | EventOf<'ArticleCorrected', Text & Updated & { readonly correction: Correction }>
  | EventOf<
      'ArticleRestored',
      Text & Updated & Noticed & { readonly restoredFrom: number; readonly note: string }
    >
  | EventOf<
      'EarlierTextRecorded',
      Text & Updated & Noted & Noticed & { readonly publishedAt?: EditorialTime | undefined }
    >
  | EventOf<'TextReinterpreted', Text & { readonly reinterprets: EventId }>
  | EventOf<
      'TimesAmended',
      Updated & { readonly publishedAt?: EditorialTime | undefined; readonly reason: string }
    >
  | EventOf<
      'EffectiveTimeCorrected',
      { readonly eventId: EventId; readonly effectiveAt: Instant; readonly reason: string }
    >
  | EventOf<'ArticleWithheld', Noticed & { readonly reason: string }>
  | EventOf<'ArticleReleased', Noticed & { readonly reason: string }>
  | EventOf<'ArticleRetracted', { readonly notice: string; readonly reason: string }>
  | EventOf<'DisappearanceObserved', Noticed>
  | EventOf<'EmbargoSet', { readonly until?: Instant | undefined; readonly reason: string }>
  | EventOf<'EmbargoLifted', { readonly reason: string }>
  | EventOf<
      'PublicationScheduled',
      { readonly act: ScheduledAct; readonly revision: number; readonly publishAt: Instant }
    >
  | EventOf<'PublicationUnscheduled', Noticed & { readonly reason: string; readonly schedule: EventId }>
  | EventOf<
      'PublicationFailed',
      {
        readonly act: ScheduledAct;
        readonly revision: number;
        readonly publishAt: Instant;
        readonly schedule: EventId;
        readonly reason: string;
      }
    >
  | EventOf<'NoteAdded', { readonly text: string }>;

export type ArticleEventType = ArticleEvent['type'];
export type EventOfType<Type extends ArticleEventType> = Extract<ArticleEvent, { type: Type }>;

/** An event with its two places: in its story's stream (from 1, without gaps) and in the store (rising, sparse). */
export type StoredEvent = ArticleEvent & { readonly streamVersion: bigint; readonly globalPosition: bigint };

/** Every event type, each once: the compiler refuses a type that is missing here. */
export const ARTICLE_EVENT_TYPES = Object.keys({
  ArticleDrafted: 0,
  DraftSaved: 0,
  ArticlePublished: 0,
  ArticleUpdated: 0,
  ArticleCorrected: 0,
  ArticleRestored: 0,
  EarlierTextRecorded: 0,
  TextReinterpreted: 0,
  TimesAmended: 0,
  EffectiveTimeCorrected: 0,
  ArticleWithheld: 0,
  ArticleReleased: 0,
  ArticleRetracted: 0,
  DisappearanceObserved: 0,
  EmbargoSet: 0,
  EmbargoLifted: 0,
  PublicationScheduled: 0,
  PublicationUnscheduled: 0,
  PublicationFailed: 0,
  NoteAdded: 0,
} satisfies Record<ArticleEventType, 0>) as ArticleEventType[];

const ARTICLE_ID = /^[A-Za-z0-9_-]{1,64}$/;

/** Whether the text may name a story: a UUID, or 1 to 64 of A-Z a-z 0-9 _ -; case-sensitive. */
export const isArticleId = (text: string): text is ArticleId => ARTICLE_ID.test(text);
