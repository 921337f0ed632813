import type { ChangeSummary } from '../../src/diff/summarize.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type {
  Actor,
  Anomaly,
  ArticleEventType,
  ArticleId,
  Correction,
  EffectiveBasis,
  EventId,
  EventOfType,
  Extraction,
  Principal,
  Envelope,
  Source,
} from '../../src/domain/article/events.ts';
import type { Instant } from '../../src/shared/clock.ts';

type UpdateData = EventOfType<'ArticleUpdated'>['data'];
export type ActorView = Pick<Actor, 'kind' | 'id'>;

/** A revision without its text. What an editor alone may see is under `desk`. */
export type RevisionListItem = {
  readonly articleId: ArticleId;
  readonly revision: number;
  /** The public act that shows it, for an unpublished draft the event that saved it. */
  readonly type: ArticleEventType;
  readonly eventId: EventId;
  readonly isPublic: boolean;
  readonly actor: ActorView;
  readonly recordedAt: Instant;
  readonly recording: Envelope['recording'];
  readonly effectiveAt: Instant | null;
  readonly effectiveBasis: EffectiveBasis | null;
  readonly notBefore?: Instant;
  readonly publishedAt: EditorialTime | null;
  readonly updatedAt: EditorialTime | null;
  readonly significance?: UpdateData['significance'];
  readonly notice?: string;
  readonly correction?: Correction;
  readonly restoredFrom?: number;
  /** An older text that was learned late. */
  readonly isEarlier: boolean;
  /** The revision that reads the same page anew. */
  readonly supersededBy?: number;
  /** Against the public text before; null: a draft, or hidden from readers with the text. */
  readonly publicSummary: ChangeSummary | null;
  readonly desk?: RevisionDeskView;
};

/** For staff alone. `saved` tells who saved the text, which may be another than who published it. */
export type RevisionDeskView = {
  readonly streamVersion: bigint;
  readonly recordedBy: Principal;
  readonly reasonCode?: UpdateData['reasonCode'];
  readonly note?: string;
  readonly anomalies?: readonly Anomaly[];
  readonly source?: Source;
  readonly extraction?: Extraction;
  /** Against the text with the number before. */
  readonly savedSummary: ChangeSummary;
  readonly saved: {
    readonly type: ArticleEventType;
    readonly eventId: EventId;
    readonly at: Instant;
    readonly actor: ActorView;
    readonly recordedBy: Principal;
    readonly note?: string;
  };
};

export type RevisionView = RevisionListItem & {
  readonly content: Content | null;
  readonly contentState: 'held' | 'unobserved' | 'hidden';
};

export type RevisionPage = {
  readonly items: readonly RevisionListItem[];
  readonly next?: { readonly before: number };
};
