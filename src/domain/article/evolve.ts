import { lastOf } from '../../shared/append-log.ts';
import { laterOf } from '../../shared/clock.ts';
import type {
  Article,
  HeldContent,
  PublicAct,
  PublicChange,
  PublicState,
  PublicStatus,
  SavedText,
} from './article.ts';
import { contentJson } from './content-json.ts';
import { hashContent, type Content, type ContentHash } from './content.ts';
import type { EventOfType, StoredEvent } from './events.ts';
import { isPublicEvent } from './public-events.ts';
import { applyAct, finalState, insertAct, isBefore, isTextAct, replaceAct } from './public-history.ts';

type EventOf<Type extends StoredEvent['type']> = EventOfType<Type> & StoredEvent;
type TextEvent = EventOf<
  'ArticlePublished' | 'ArticleUpdated' | 'ArticleCorrected' | 'ArticleRestored' | 'EarlierTextRecorded'
>;

/** The story after one more event. Total: any event on any state gives a state, so that a stream always replays. */
export function evolve(article: Article, event: StoredEvent): Article {
  const advanced: Article = {
    ...article,
    streamVersion: event.streamVersion,
    lastRecordedAt:
      article.lastRecordedAt === null ? event.recordedAt : laterOf(article.lastRecordedAt, event.recordedAt),
  };
  const evolved = apply(article.streamVersion === 0n ? withOrigin(advanced, event) : advanced, event);
  return isPublicEvent(event, evolved) ? { ...evolved, publicEvents: evolved.publicEvents + 1 } : evolved;
}

function withOrigin(article: Article, event: StoredEvent): Article {
  const authority = 'authority' in event.data ? event.data.authority : undefined;
  return { ...article, authority: authority ?? 'stet', sourceSystem: event.source?.system ?? null };
}

function apply(article: Article, event: StoredEvent): Article {
  switch (event.type) {
    case 'ArticleDrafted':
    case 'DraftSaved':
      return saveDraft(article, event.data);
    case 'ArticlePublished':
    case 'ArticleUpdated':
    case 'ArticleCorrected':
    case 'EarlierTextRecorded':
      return showText(article, event);
    case 'ArticleRestored':
      return article.published === null ? saveDraft(article, event.data) : showText(article, event);
    case 'TextReinterpreted':
      return reinterpret(article, event);
    case 'TimesAmended':
      return act(article, event, {
        kind: 'times',
        publishedAt: event.data.publishedAt,
        updatedAt: event.data.updatedAt,
      });
    case 'EffectiveTimeCorrected':
      return correctEffectiveTime(article, event);
    case 'ArticleWithheld':
      return changeStatus(article, event, 'withheld');
    case 'ArticleReleased':
      return changeStatus(article, event, 'published');
    case 'ArticleRetracted':
      return changeStatus(article, event, 'retracted');
    case 'DisappearanceObserved':
      return changeStatus(article, event, 'gone');
    default:
      return plan(article, event);
  }
}

type PlanEvent = EventOf<
  | 'EmbargoSet'
  | 'EmbargoLifted'
  | 'PublicationScheduled'
  | 'PublicationUnscheduled'
  | 'PublicationFailed'
  | 'NoteAdded'
>;

/** What readers never see. */
function plan(article: Article, event: PlanEvent): Article {
  switch (event.type) {
    case 'EmbargoSet':
      return { ...article, embargo: { until: event.data.until } };
    case 'EmbargoLifted':
      return { ...article, embargo: null };
    case 'PublicationScheduled':
      return {
        ...article,
        schedule: { ...event.data, eventId: event.eventId, streamVersion: event.streamVersion },
      };
    case 'PublicationUnscheduled':
    case 'PublicationFailed':
      return endSchedule(article, event.data.schedule);
    case 'NoteAdded':
      return article;
  }
}

type Saved = { readonly revision: number; readonly content: Content };

function saveDraft(article: Article, data: Saved): Article {
  const { revision, content } = data;
  const draft = { revision, content, hash: hashContent(content, contentJson(data)) };
  return { ...withLastSaved(article, revision, draft), draft };
}

function withLastSaved(article: Article, revision: number, saved: SavedText | null): Article {
  if (revision < article.lastRevision) return article;
  return { ...article, lastRevision: revision, lastSaved: saved };
}

function showText(article: Article, event: TextEvent): Article {
  const { revision, content } = event.data;
  const hash = hashOf(article, event.data);
  const saved = content === null || hash === null ? null : { revision, content, hash };
  const shown = act(withLastSaved(article, revision, saved), event, toTextChange(event, hash));
  return event.type === 'EarlierTextRecorded' ? shown : settlePlans(shown, event);
}

/** A content that was saved just before, as a published draft is, needs no second hash. */
function hashOf({ lastSaved }: Article, data: TextEvent['data']): ContentHash | null {
  const { content } = data;
  if (content === null) return null;
  return lastSaved?.content === content ? lastSaved.hash : hashContent(content, contentJson(data));
}

function toTextChange(event: TextEvent, hash: ContentHash | null): PublicChange {
  const notice = event.type === 'ArticleCorrected' ? event.data.correction.notice : event.data.notice;
  return {
    kind: 'text',
    revision: event.data.revision,
    heldBy: event.streamVersion,
    hash,
    ...('publishedAt' in event.data ? { publishedAt: event.data.publishedAt } : {}),
    updatedAt: event.data.updatedAt,
    timesAreItsOwn: event.type === 'EarlierTextRecorded',
    hasNotice: notice !== undefined,
    extraction: event.extraction,
  };
}

/** A public text ends the schedule it fired from and, where it is current, overtakes every draft that isn't newer. */
function settlePlans(article: Article, event: Exclude<TextEvent, { type: 'EarlierTextRecorded' }>): Article {
  const { draft, schedule } = article;
  const { revision } = event.data;
  const isCurrent = article.published?.text.eventId === event.eventId;
  const isOvertaken = draft?.revision === revision || (isCurrent && (draft?.revision ?? 0) < revision);
  const settled = isOvertaken ? { ...article, draft: null } : article;
  if (event.type === 'ArticlePublished' && schedule?.act === 'publish') return { ...settled, schedule: null };
  const fired = 'schedule' in event.data ? event.data.schedule : undefined;
  return fired === undefined ? settled : endSchedule(settled, fired);
}

const endSchedule = (article: Article, eventId: string): Article =>
  article.schedule?.eventId === eventId ? { ...article, schedule: null } : article;

const changeStatus = (article: Article, event: StoredEvent, status: PublicStatus): Article =>
  act(article, event, { kind: 'status', status });

function act(article: Article, event: StoredEvent, change: PublicChange): Article {
  const added: PublicAct = {
    eventId: event.eventId,
    type: event.type,
    streamVersion: event.streamVersion,
    effectiveAt: event.effectiveAt,
    effectiveBasis: event.effectiveBasis,
    notBefore: event.notBefore,
    recordedAt: event.recordedAt,
    change,
  };
  const last = lastOf(article.acts);
  const acts = insertAct(article.acts, added);
  const isLast = last === undefined || isBefore(last, added);
  const published = isLast
    ? applyAct(article.published, added, contentOf(event))
    : withContent(finalState(acts), [article, heldBy(event)]);
  return { ...article, acts, published };
}

const contentOf = (event: StoredEvent): HeldContent => {
  if (!('content' in event.data)) return { state: 'elsewhere' };
  const { content } = event.data;
  return content === null ? { state: 'unobserved' } : { state: 'held', content };
};

type Holder = Pick<Article, 'published' | 'lastSaved'>;

/** An event as a holder of the text it carries. */
const heldBy = (event: StoredEvent): { readonly version: bigint; readonly content: HeldContent } => ({
  version: event.streamVersion,
  content: contentOf(event),
});

/** The order of acts has changed: the text that is current now may be in hand, or only in its event. */
function withContent(
  state: PublicState | null,
  [before, event]: readonly [Holder, ReturnType<typeof heldBy>],
): PublicState | null {
  if (state === null || state.content.state === 'unobserved') return state;
  const wanted = state.text.change;
  if (wanted.heldBy === event.version) return { ...state, content: event.content };
  if (before.published?.text.change.heldBy === wanted.heldBy)
    return { ...state, content: before.published.content };
  const saved = before.lastSaved;
  if (saved !== null && saved.hash.whole === wanted.hash?.whole) {
    return { ...state, content: { state: 'held', content: saved.content } };
  }
  return state;
}

/** The act keeps its place; only what it showed is read anew. */
function reinterpret(article: Article, event: EventOf<'TextReinterpreted'>): Article {
  const { revision, content, reinterprets } = event.data;
  const saved = { revision, content, hash: hashContent(content, contentJson(event.data)) };
  const acts = replaceAct(article.acts, reinterprets, (read) =>
    isTextAct(read)
      ? {
          ...read,
          change: {
            ...read.change,
            revision,
            hash: saved.hash,
            heldBy: event.streamVersion,
            extraction: event.extraction ?? read.change.extraction,
          },
        }
      : read,
  );
  const published = withContent(finalState(acts), [article, heldBy(event)]);
  return { ...withLastSaved(article, revision, saved), acts, published };
}

function correctEffectiveTime(article: Article, event: EventOf<'EffectiveTimeCorrected'>): Article {
  const acts = replaceAct(article.acts, event.data.eventId, ({ notBefore: _replaced, ...moved }) => ({
    ...moved,
    effectiveAt: event.data.effectiveAt,
  }));
  return { ...article, acts, published: withContent(finalState(acts), [article, heldBy(event)]) };
}
