import type { Instant } from '../../shared/clock.ts';
import type { Content } from './content.ts';
import type { EditorialTime } from './editorial-time.ts';
import type {
  Actor,
  Anomaly,
  Correction,
  EventId,
  EventOfType,
  Extraction,
  ScheduledAct,
  Source,
} from './events.ts';

type CommandOf<Type extends string, Data> = { readonly type: Type } & Data;

/** Absent: Stet states the time of effect itself. null (updatedAt): not moved. */
type StatedTimes = {
  readonly publishedAt?: EditorialTime | undefined;
  readonly updatedAt?: EditorialTime | null | undefined;
};
/** A late entry gives its own past time of effect. */
type Late = { readonly effectiveAt?: Instant | undefined };
type Words = { readonly note?: string | undefined; readonly notice?: string | undefined };
/** Absent: the latest draft. */
type MaybeContent = { readonly content?: Content | undefined };

type UpdateData = EventOfType<'ArticleUpdated'>['data'];

/** `error` is not among the reasons that are taken: a mistake is mended by a correction. */
export type OfferedReason = UpdateData['reasonCode'] | 'error';

/** A story as an importer found it at one moment. The unit of `stet import` and of POST /imports. */
export type Snapshot = {
  readonly source: Source;
  readonly status: 'published' | 'withheld' | 'retracted' | 'gone';
  readonly content?: Content | undefined;
  readonly publishedAt?: EditorialTime | undefined;
  readonly updatedAt?: EditorialTime | undefined;
  readonly observedAt?: Instant | undefined;
  readonly actor?: Actor | undefined;
  readonly note?: string | undefined;
  readonly notice?: string | undefined;
  /** What the importer saw that is odd: times that disagree, a time in a clock change. */
  readonly anomalies?: readonly Anomaly[] | undefined;
  readonly extraction?: Extraction | undefined;
};

/** What is asked of a story. Time, ids and texts that the state doesn't hold come in with the command (see DecideContext). */
export type ArticleCommand =
  | CommandOf<
      'DraftArticle',
      { readonly content: Content; readonly note?: string | undefined; readonly source?: Source | undefined }
    >
  | CommandOf<'SaveDraft', { readonly content: Content; readonly note?: string | undefined }>
  | CommandOf<'PublishArticle', MaybeContent & StatedTimes & Late>
  | CommandOf<
      'UpdateArticle',
      MaybeContent &
        Omit<StatedTimes, 'publishedAt'> &
        Late &
        Words & {
          readonly significance?: UpdateData['significance'] | undefined;
          readonly reasonCode?: OfferedReason | undefined;
        }
    >
  | CommandOf<
      'CorrectArticle',
      MaybeContent & Omit<StatedTimes, 'publishedAt'> & Late & { readonly correction: Correction }
    >
  | CommandOf<
      'RestoreRevision',
      Omit<StatedTimes, 'publishedAt'> & {
        readonly revision: number;
        readonly note: string;
        readonly notice?: string | undefined;
      }
    >
  | CommandOf<'WithholdArticle', { readonly reason: string; readonly notice?: string | undefined }>
  | CommandOf<'ReleaseArticle', { readonly reason: string; readonly notice?: string | undefined }>
  | CommandOf<'RetractArticle', { readonly notice: string; readonly reason: string }>
  | CommandOf<
      'AmendTimes',
      {
        readonly publishedAt?: EditorialTime | undefined;
        readonly updatedAt?: EditorialTime | undefined;
        readonly reason: string;
      }
    >
  | CommandOf<
      'CorrectEffectiveTime',
      { readonly eventId: EventId; readonly effectiveAt: Instant; readonly reason: string }
    >
  | CommandOf<'SetEmbargo', { readonly until?: Instant | undefined; readonly reason: string }>
  | CommandOf<'LiftEmbargo', { readonly reason: string }>
  | CommandOf<
      'SchedulePublication',
      MaybeContent & { readonly act: ScheduledAct; readonly publishAt: Instant }
    >
  | CommandOf<'UnschedulePublication', { readonly reason: string; readonly notice?: string | undefined }>
  | CommandOf<'FireSchedule', { readonly schedule: EventId }>
  | CommandOf<'AddNote', { readonly text: string }>
  | CommandOf<'RecordObservation', { readonly snapshot: Snapshot }>;

export type ArticleCommandType = ArticleCommand['type'];
export type CommandOfType<Type extends ArticleCommandType> = Extract<ArticleCommand, { type: Type }>;
