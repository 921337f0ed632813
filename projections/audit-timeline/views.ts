import { CONTENT_FIELDS } from '../../src/diff/fields/diff-fields.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { Silence } from '../../src/domain/article/text-places.ts';
import type {
  Actor,
  Anomaly,
  AnomalyCode,
  ArticleEventType,
  ArticleId,
  EffectiveBasis,
  Envelope,
  EventId,
  Principal,
  Source,
} from '../../src/domain/article/events.ts';
import type { Instant } from '../../src/shared/clock.ts';

/** One act, in words and figures. What an editor or auditor alone may see is under `desk`. */
export type TimelineEntry = {
  readonly articleId: ArticleId;
  readonly eventId: EventId;
  readonly position: bigint;
  readonly type: ArticleEventType;
  readonly sentence: string;
  readonly revision?: number;
  readonly actor: Pick<Actor, 'kind' | 'id'>;
  readonly recordedAt: Instant;
  /** As corrected since, if it was. */
  readonly effectiveAt: Instant;
  readonly effectiveBasis: EffectiveBasis;
  readonly notBefore?: Instant;
  readonly recording: Envelope['recording'];
  readonly backDated: boolean;
  readonly notice?: string;
  readonly desk?: TimelineDeskView;
};

export type TimelineDeskView = {
  readonly streamVersion: bigint;
  readonly isPublic: boolean;
  readonly recordedBy: Principal;
  readonly ip?: string;
  readonly observedAt?: Instant;
  readonly effectiveCorrectedBy?: EventId;
  readonly source?: Source;
  readonly reason?: string;
  readonly reasonCode?: string;
  readonly significance?: string;
  readonly note?: string;
  /** null: the question doesn't arise. */
  readonly silent: Silence | null;
  /** As recorded, and those that follow from the order of acts. */
  readonly anomalies: readonly Anomaly[];
};

/** Fields of the text, and the two times where they were amended. */
export type TimelineField = keyof Content | 'publishedAt' | 'updatedAt';
export const TIMELINE_FIELDS: readonly TimelineField[] = [
  'blocks',
  ...CONTENT_FIELDS,
  'publishedAt',
  'updatedAt',
];

export type TimelineFilter = {
  readonly articleId?: ArticleId | undefined;
  /** The actor's id. */
  readonly actor?: string | undefined;
  readonly types?: readonly ArticleEventType[] | undefined;
  readonly ip?: string | undefined;
  /** recordedAt at or after. */
  readonly from?: Instant | undefined;
  /** recordedAt before. */
  readonly to?: Instant | undefined;
  /** In effect at or before. */
  readonly asOf?: Instant | undefined;
  /** recordedAt at or before. */
  readonly knownAt?: Instant | undefined;
  readonly silent?: Silence | undefined;
  /** A field that the act changed. */
  readonly field?: TimelineField | undefined;
  /** A code; `any`: whatever anomaly. */
  readonly anomaly?: AnomalyCode | 'any' | undefined;
  /** Text in the sentence, reason, note, notice or ids, in any case. */
  readonly q?: string | undefined;
};

export type TimelineCursor = { readonly before: bigint };
export type TimelinePage = { readonly items: readonly TimelineEntry[]; readonly next?: TimelineCursor };
