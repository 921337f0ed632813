import type { AppendLog } from '../../shared/append-log.ts';
import { emptyLog } from '../../shared/append-log.ts';
import type { Instant } from '../../shared/clock.ts';
import type { Content, ContentHash } from './content.ts';
import type { EditorialTime } from './editorial-time.ts';
import type {
  ArticleEventType,
  ArticleId,
  Authority,
  EffectiveBasis,
  EventId,
  Extraction,
  ScheduledAct,
} from './events.ts';

export const ARTICLE_STATUSES = ['none', 'draft', 'published', 'withheld', 'retracted', 'gone'] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];
export type PublicStatus = Exclude<ArticleStatus, 'none' | 'draft'>;

/**
 * A text as the state holds it. `held`: here. `unobserved`: nobody saw it. `elsewhere`: known, but only its event
 * holds it (after an EffectiveTimeCorrected has made an older text current); whoever needs it loads it.
 */
export type HeldContent =
  | { readonly state: 'held'; readonly content: Content }
  | { readonly state: 'unobserved' }
  | { readonly state: 'elsewhere' };

export type PublicTextChange = {
  readonly kind: 'text';
  readonly revision: number;
  /** The streamVersion of the event that carries the text: the act's own, or that of the TextReinterpreted which read it anew. */
  readonly heldBy: bigint;
  /** null: text not observed. */
  readonly hash: ContentHash | null;
  /** As the event states them; absent: not moved. */
  readonly publishedAt?: EditorialTime | null | undefined;
  readonly updatedAt?: EditorialTime | undefined;
  /** An earlier text's times hold for that text alone; all others hold until the next that states some. */
  readonly timesAreItsOwn: boolean;
  readonly hasNotice: boolean;
  readonly extraction?: Extraction | undefined;
};

export type PublicChange =
  | PublicTextChange
  | { readonly kind: 'status'; readonly status: PublicStatus }
  | {
      readonly kind: 'times';
      readonly publishedAt?: EditorialTime | undefined;
      readonly updatedAt?: EditorialTime | undefined;
    };

/**
 * One thing that readers saw happen: light, without text. Its place in the order is (effectiveAt, streamVersion).
 * `TextReinterpreted` gives an act another text and revision in its place; `EffectiveTimeCorrected` moves one.
 */
export type PublicAct<Change extends PublicChange = PublicChange> = {
  readonly eventId: EventId;
  readonly type: ArticleEventType;
  readonly streamVersion: bigint;
  readonly effectiveAt: Instant;
  readonly effectiveBasis: EffectiveBasis;
  readonly notBefore?: Instant | undefined;
  readonly recordedAt: Instant;
  readonly change: Change;
};

export type PublicTimes = {
  readonly publishedAt: EditorialTime | null;
  readonly updatedAt: EditorialTime | null;
};

/** What readers see of a story at one moment. */
export type PublicState = PublicTimes & {
  readonly status: PublicStatus;
  /** The text act in effect. */
  readonly text: PublicAct<PublicTextChange>;
  readonly content: HeldContent;
  /** The times that a following act without times of its own goes on with: those shown, unless an earlier text shows its own. */
  readonly carried: PublicTimes;
  /** When this state began: of its last act of any kind. */
  readonly effectiveAt: Instant;
};

export type SavedText = { readonly revision: number; readonly content: Content; readonly hash: ContentHash };

export type Embargo = { readonly until?: Instant | undefined };
export type Schedule = {
  readonly eventId: EventId;
  readonly act: ScheduledAct;
  readonly revision: number;
  readonly publishAt: Instant;
  /** The schedule event's place, from which its pinned text can be found at or before. */
  readonly streamVersion: bigint;
};

/** A story as decide and the projections need it: folded from its events by `evolve`, whatever their order of effect. */
export type Article = {
  readonly articleId: ArticleId;
  readonly authority: Authority;
  /** The source that the story's first event names; null: none. */
  readonly sourceSystem: string | null;
  /** 0n: no event yet. */
  readonly streamVersion: bigint;
  readonly lastRecordedAt: Instant | null;
  /** The highest revision number given out; 0: none. */
  readonly lastRevision: number;
  /** The newest draft that no later public text has overtaken: what a publish or update without content means. */
  readonly draft: SavedText | null;
  /** The text with the highest revision number, whatever act saved it; null: none, or not observed. */
  readonly lastSaved: SavedText | null;
  /** null: readers never saw anything. */
  readonly published: PublicState | null;
  /** By effectiveAt, then streamVersion. */
  readonly acts: AppendLog<PublicAct>;
  /** How many of its events are public: the newest one's sequence for subscribers. */
  readonly publicEvents: number;
  readonly embargo: Embargo | null;
  readonly schedule: Schedule | null;
};

export const initialArticle = (articleId: ArticleId): Article => ({
  articleId,
  authority: 'stet',
  sourceSystem: null,
  streamVersion: 0n,
  lastRecordedAt: null,
  lastRevision: 0,
  draft: null,
  lastSaved: null,
  published: null,
  acts: emptyLog(),
  publicEvents: 0,
  embargo: null,
  schedule: null,
});

export function statusOf(article: Article): ArticleStatus {
  if (article.published !== null) return article.published.status;
  return article.streamVersion === 0n ? 'none' : 'draft';
}
