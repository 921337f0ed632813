import type { FeedEntry } from '../../projections/event-feed/queries.ts';
import { ARTICLE_EVENT_TYPES, type ArticleEventType } from '../domain/article/events.ts';
import { encodePosition } from './opaque-token.ts';

export const CLOUD_EVENTS_BATCH = 'application/cloudevents-batch+json; charset=utf-8';

/** `ArticlePublished` → `org.stet.article.published.v1`, `TimesAmended` → `org.stet.article.times-amended.v1`. */
export const cloudTypeOf = (type: ArticleEventType): string =>
  `org.stet.article.${type
    .replace(/^Article/, '')
    .replaceAll(/(?<!^)([A-Z])/g, '-$1')
    .toLowerCase()}.v1`;

const BY_CLOUD_TYPE: ReadonlyMap<string, ArticleEventType> = new Map(
  ARTICLE_EVENT_TYPES.map((type) => [cloudTypeOf(type), type]),
);

/** The event type that a name means: its own (`ArticlePublished`) or that of its CloudEvents. */
export const findEventType = (name: string): ArticleEventType | undefined =>
  ARTICLE_EVENT_TYPES.find((type) => type === name) ?? BY_CLOUD_TYPE.get(name);

/** Wide enough for every count, so that sequences sort as text (CloudEvents, extension "sequence"). */
const SEQUENCE_DIGITS = 12;

/** An event as subscribers get it (CloudEvents 1.0, JSON): thin, without text; `dataref` leads to it. */
export function toCloudEvent(
  entry: FeedEntry,
  place: { readonly publicUrl: string; readonly installation: string; readonly epoch: string },
): object {
  const { articleId, revision, sequence } = entry;
  const article = `${place.publicUrl}/api/v1/articles/${articleId}`;
  const dataref = revision === undefined ? article : `${article}/revisions/${String(revision)}`;
  return {
    specversion: '1.0',
    id: entry.eventId,
    source: place.installation,
    type: cloudTypeOf(entry.type),
    subject: articleId,
    time: entry.effectiveAt,
    datacontenttype: 'application/json',
    dataref,
    recordedtime: entry.recordedAt,
    ...(sequence === null ? {} : { sequence: String(sequence).padStart(SEQUENCE_DIGITS, '0') }),
    partitionkey: articleId,
    position: encodePosition(place.epoch, entry.position),
    recording: entry.recording,
    data: toData(entry, article),
  };
}

function toData(entry: FeedEntry, article: string): object {
  const {
    position,
    streamVersion,
    sequence,
    eventId,
    recordedAt,
    recording,
    isPublic,
    isCurrent,
    type,
    ...told
  } = entry;
  const { revision } = entry;
  return {
    ...told,
    act: type,
    public: isPublic,
    current: isCurrent,
    links: {
      article,
      timeline: `${article}/timeline`,
      ...(revision === undefined
        ? {}
        : {
            revision: `${article}/revisions/${String(revision)}`,
            diff: `${article}/diff?from=previous&to=${String(revision)}`,
          }),
    },
  };
}
