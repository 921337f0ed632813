import type { ArticleStatus } from '../../src/domain/article/article.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type {
  Actor,
  ArticleEventType,
  ArticleId,
  Authority,
  Correction,
  EffectiveBasis,
  EventId,
  ScheduledAct,
} from '../../src/domain/article/events.ts';
import type { Instant } from '../../src/shared/clock.ts';

export type NoticeView = {
  readonly type: ArticleEventType;
  readonly notice: string;
  readonly effectiveAt: Instant;
  readonly revision?: number;
  readonly correction?: Correction;
};

/** `unobserved`: nobody saw the text. `hidden`: withheld or retracted, from readers. `none`: nothing was published. */
export type ContentState = 'held' | 'unobserved' | 'hidden' | 'none';

/** The readers' state of a story. For readers `streamVersion` is that of the last public event. */
export type ArticleView = {
  readonly articleId: ArticleId;
  readonly status: ArticleStatus;
  readonly authority: Authority;
  readonly content: Content | null;
  readonly contentState: ContentState;
  readonly revision: number | null;
  readonly publishedAt: EditorialTime | null;
  readonly updatedAt: EditorialTime | null;
  readonly effectiveAt: Instant | null;
  readonly effectiveBasis: EffectiveBasis | null;
  readonly notBefore?: Instant;
  readonly streamVersion: bigint;
  /** Newest first; of a withheld or retracted story readers get only the words on that. */
  readonly notices: readonly NoticeView[];
  /** For staff alone. */
  readonly desk?: DeskView;
};

export type DeskView = {
  readonly lastRevision: number;
  readonly sourceSystem?: string;
  readonly draftRevision?: number;
  readonly embargo?: { readonly until?: Instant };
  readonly schedule?: ScheduleView;
};

export type ScheduleView = {
  readonly articleId: ArticleId;
  readonly eventId: EventId;
  readonly act: ScheduledAct;
  readonly revision: number;
  readonly publishAt: Instant;
  readonly streamVersion: bigint;
};

export type DraftView = {
  readonly articleId: ArticleId;
  readonly revision: number;
  readonly content: Content;
  readonly savedAt: Instant;
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  readonly streamVersion: bigint;
};

/** A line of a list: the public text's headline, for staff that of the draft where nothing is public. */
export type ArticleListItem = {
  readonly articleId: ArticleId;
  readonly status: ArticleStatus;
  readonly headline: string | null;
  readonly section: string | null;
  readonly language: string | null;
  readonly kind: Content['kind'] | null;
  readonly revision: number | null;
  readonly publishedAt: EditorialTime | null;
  readonly updatedAt: EditorialTime | null;
  readonly effectiveAt: Instant | null;
  /** recordedAt of the last event, for readers of the last public one. */
  readonly changedAt: Instant;
  readonly streamVersion: bigint;
  /** For staff alone. */
  readonly draftRevision?: number;
};
