import type { Content } from '../../src/domain/article/content.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type {
  ArticleEvent,
  ArticleEventType,
  ArticleId,
  Envelope,
  EventId,
  EventOfType,
} from '../../src/domain/article/events.ts';
import { toInstant, type Instant } from '../../src/shared/clock.ts';
import { derivedUuid, newUuidV7 } from '../../src/shared/ids.ts';

/** The moment that builders call now: 2024-05-01T08:00:00.000Z. */
export const BUILT_AT: Instant = toInstant(Date.UTC(2024, 4, 1, 8));

/** `at(5)`: five minutes after BUILT_AT. */
export const at = (minutes: number): Instant => toInstant(Date.parse(BUILT_AT) + minutes * 60_000);

export const anArticleId = (name = 'a1'): ArticleId => name as ArticleId;
export const anEventId = (name: string): EventId => derivedUuid('test-event', name) as EventId;

const anEditorialTime = (instant: Instant = BUILT_AT): EditorialTime => ({
  instant,
  zone: 'Europe/Berlin',
  precision: 'minute',
  stated: `stated ${instant}`,
});

/** A small story in normal form; `overrides` replace whole fields, `paragraphs` the blocks. */
export function aContent(
  overrides: Partial<Content> = {},
  paragraphs: readonly string[] = PARAGRAPHS,
): Content {
  const base: Content = {
    kind: 'article',
    language: 'en',
    headline: 'Harbour bridge reopens after repairs',
    alternativeHeadlines: [],
    bylines: ['Mira Okonkwo'],
    blocks: paragraphs.map((text) => ({ kind: 'paragraph', text, marks: [], attributes: {} })),
    section: 'local',
    tags: ['harbour'],
    media: [],
    related: [],
    altIds: [],
    relations: [],
    custom: {},
  };
  return inOrderOf(NORMAL_KEYS, { ...base, ...overrides });
}

const PARAGRAPHS = [
  'The harbour bridge reopened on Wednesday, the city said.',
  'Twelve cables were replaced in nine weeks of work.',
];

const NORMAL_KEYS: readonly (keyof Content)[] = [
  'kind',
  'language',
  'headline',
  'alternativeHeadlines',
  'summary',
  'bylines',
  'blocks',
  'section',
  'tags',
  'url',
  'media',
  'related',
  'altIds',
  'relations',
  'custom',
];

/** Keys in the normal form's order, since overrides may bring new ones at the end. */
function inOrderOf(keys: readonly (keyof Content)[], content: Content): Content {
  const entries = keys.filter((key) => content[key] !== undefined).map((key) => [key, content[key]]);
  return Object.fromEntries(entries) as Content;
}

/** The envelope of a live act by an invented editor. Every id is new unless overridden. */
function anEnvelope(overrides: Partial<Envelope> = {}): Envelope {
  const commandId = newUuidV7();
  return {
    eventId: newUuidV7() as EventId,
    articleId: anArticleId(),
    recordedAt: BUILT_AT,
    effectiveAt: BUILT_AT,
    effectiveBasis: 'recorded',
    recording: 'live',
    actor: { kind: 'user', id: 'u-mira', name: 'Mira Okonkwo' },
    recordedBy: { kind: 'token', id: 'token-desk' },
    correlationId: 'request-1',
    causationId: commandId,
    commandId,
    ...overrides,
  };
}

type DataByType = { readonly [Type in ArticleEventType]: EventOfType<Type>['data'] };

/** Valid data of each type, for a story whose first act drafts and whose second publishes. */
const EVENT_DATA: DataByType = {
  ArticleDrafted: { revision: 1, content: aContent(), authority: 'stet', note: 'first take' },
  DraftSaved: { revision: 2, content: aContent({ section: 'city' }), note: 'moved to city' },
  ArticlePublished: {
    revision: 1,
    content: aContent(),
    publishedAt: anEditorialTime(),
    updatedAt: anEditorialTime(at(1)),
    authority: 'stet',
    note: 'checked with the desk',
    notice: 'First published in print.',
  },
  ArticleUpdated: {
    revision: 2,
    content: aContent({ headline: 'Harbour bridge open again' }),
    updatedAt: anEditorialTime(at(5)),
    significance: 'material',
    reasonCode: 'development',
    note: 'mayor called back',
    notice: 'Adds a comment from the mayor.',
  },
  ArticleCorrected: {
    revision: 3,
    content: aContent({}, ['The harbour bridge reopened on Wednesday.', 'Nineteen cables were replaced.']),
    updatedAt: anEditorialTime(at(6)),
    correction: {
      kind: 'correction',
      notice: 'An earlier version gave the wrong number of cables.',
      corrects: 2,
      placement: 'top',
    },
  },
  ArticleRestored: {
    revision: 4,
    content: aContent(),
    restoredFrom: 1,
    updatedAt: anEditorialTime(at(7)),
    note: 'back to the checked text',
    notice: 'Restores an earlier version.',
  },
  EarlierTextRecorded: {
    revision: 5,
    content: aContent({ headline: 'Bridge to reopen' }),
    publishedAt: anEditorialTime(at(-60)),
    updatedAt: anEditorialTime(at(-30)),
    note: 'found in the archive',
    notice: 'From the archive.',
  },
  TextReinterpreted: {
    revision: 6,
    content: aContent({ tags: [] }),
    reinterprets: anEventId('reinterpreted'),
  },
  TimesAmended: {
    publishedAt: anEditorialTime(at(-1)),
    updatedAt: anEditorialTime(at(2)),
    reason: 'wrong time zone',
  },
  EffectiveTimeCorrected: {
    eventId: anEventId('moved'),
    effectiveAt: at(-10),
    reason: 'import read the wrong line',
  },
  ArticleWithheld: { reason: 'court order', notice: 'This story is not available at present.' },
  ArticleReleased: { reason: 'order lifted', notice: 'This story is available again.' },
  ArticleRetracted: { notice: 'This story did not meet our standards.', reason: 'sources withdrew' },
  DisappearanceObserved: { notice: 'Page not found' },
  EmbargoSet: { until: at(120), reason: 'report released at ten' },
  EmbargoLifted: { reason: 'released early' },
  PublicationScheduled: { act: 'publish', revision: 1, publishAt: at(60) },
  PublicationUnscheduled: { reason: 'waiting for a comment', schedule: anEventId('schedule') },
  PublicationFailed: {
    act: 'update',
    revision: 2,
    publishAt: at(60),
    schedule: anEventId('schedule'),
    reason: 'under embargo',
  },
  NoteAdded: { text: 'Ask the port authority again on Friday.' },
};

/** Overrides of one event: envelope fields beside `data`, whose fields are laid over the builder's. */
export type EventOverrides<Type extends ArticleEventType> = Partial<Envelope> & {
  readonly data?: Partial<EventOfType<Type>['data']>;
};

/** A valid event of the type with new ids; `overrides.data` is laid over EVENT_DATA of the type. */
export function anEvent<Type extends ArticleEventType>(
  type: Type,
  overrides: EventOverrides<Type> = {},
): EventOfType<Type> {
  const { data, ...envelope } = overrides;
  const event: object = {
    ...anEnvelope(envelope),
    type,
    schemaVersion: 1,
    data: { ...EVENT_DATA[type], ...data },
  };
  return event as EventOfType<Type>;
}

/** `count` notes on one story: the smallest events, for tests about order. */
export const someNotes = (articleId: ArticleId, count: number): readonly ArticleEvent[] =>
  Array.from({ length: count }, (_, index) =>
    anEvent('NoteAdded', { articleId, data: { text: `note ${String(index)}` } }),
  );
