import type { Article } from './article.ts';
import type { ArticleEventType, StoredEvent } from './events.ts';

/** What readers may learn of as an event. `ArticleRestored` only of a story that readers have seen. */
const PUBLIC: ReadonlySet<ArticleEventType> = new Set([
  'ArticlePublished',
  'ArticleUpdated',
  'ArticleCorrected',
  'ArticleRestored',
  'EarlierTextRecorded',
  'TextReinterpreted',
  'TimesAmended',
  'EffectiveTimeCorrected',
  'ArticleWithheld',
  'ArticleReleased',
  'ArticleRetracted',
  'DisappearanceObserved',
] satisfies ArticleEventType[]);

/** Whether events of the type are public, where readers have seen the story. */
export const isPublicType = (type: ArticleEventType): boolean => PUBLIC.has(type);

/** Whether the event is public; `after` is the story right after it. */
export const isPublicEvent = (event: StoredEvent, after: Article): boolean =>
  isPublicType(event.type) && after.published !== null;

/** While a story is withheld or retracted, readers get none of its text, past or present. */
export const hidesText = (status: string): boolean => status === 'withheld' || status === 'retracted';

/** The words for readers that come with an act. */
export function noticeOf(event: StoredEvent): string | undefined {
  if (event.type === 'ArticleCorrected') return event.data.correction.notice;
  return 'notice' in event.data ? event.data.notice : undefined;
}
