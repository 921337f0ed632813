import type { Article } from '../../src/domain/article/article.ts';
import type { StoredEvent } from '../../src/domain/article/events.ts';
import type { ProjectionInput } from '../../src/read-model/projection.ts';

/** What happened and who did it, in one plain English sentence for staff. */
export const toStaffSentence = (input: ProjectionInput): string =>
  `${toPhrase(input)}${byline(input.event)}.`;

/** The same for readers: no person, no reason, no plan. Only for public acts. */
export const toReadersSentence = (input: ProjectionInput): string => `${toPhrase(input)}.`;

type Of<Type extends StoredEvent['type']> = Extract<StoredEvent, { type: Type }>;

function toPhrase({ before, event, after }: ProjectionInput): string {
  switch (event.type) {
    case 'ArticleDrafted':
      return `Revision ${String(event.data.revision)} drafted`;
    case 'DraftSaved':
      return `Revision ${String(event.data.revision)} saved as a draft`;
    case 'ArticlePublished':
      return publishedPhrase(event);
    case 'ArticleUpdated':
      return updatedPhrase(event, { before, after });
    case 'ArticleCorrected':
      return correctedPhrase(event);
    case 'ArticleRestored':
      return restoredPhrase(event, before);
    case 'EarlierTextRecorded':
      return `An earlier text was recorded as revision ${String(event.data.revision)}`;
    case 'TextReinterpreted':
      return `The source page was read anew as revision ${String(event.data.revision)}`;
    default:
      return otherPhrase(event);
  }
}

function publishedPhrase({ data }: Of<'ArticlePublished'>): string {
  const revision = `Revision ${String(data.revision)} published`;
  return data.content === null ? `${revision} (text not observed)` : revision;
}

type Around = Pick<ProjectionInput, 'before' | 'after'>;

function updatedPhrase({ data }: Of<'ArticleUpdated'>, { before, after }: Around): string {
  const revision = `Revision ${String(data.revision)} published as an update`;
  const isCurrent = after.published?.text.change.revision === data.revision;
  const [old, fresh] = [hashIn(before), hashIn(after)];
  if (!isCurrent || old === undefined || old !== fresh) return revision;
  return `${revision}: ${whyUnchanged(data)}`;
}

function whyUnchanged({ updatedAt, notice }: Of<'ArticleUpdated'>['data']): string {
  if (updatedAt !== undefined) return 'time moved, text unchanged';
  return notice === undefined ? 'the same text seen again' : 'notice added, text unchanged';
}

const hashIn = ({ published }: Article): string | undefined => published?.text.change.hash?.whole;

function correctedPhrase({ data }: Of<'ArticleCorrected'>): string {
  const { kind, corrects } = data.correction;
  const what = corrects === undefined ? '' : ` of revision ${String(corrects)}`;
  return `Revision ${String(data.revision)} published as a ${kind}${what}`;
}

function restoredPhrase({ data }: Of<'ArticleRestored'>, before: Article): string {
  const where = before.published === null ? ' as a draft' : '';
  return `Revision ${String(data.restoredFrom)} restored as revision ${String(data.revision)}${where}`;
}

type Other = Exclude<
  StoredEvent,
  Of<
    | 'ArticleDrafted'
    | 'DraftSaved'
    | 'ArticlePublished'
    | 'ArticleUpdated'
    | 'ArticleCorrected'
    | 'ArticleRestored'
    | 'EarlierTextRecorded'
    | 'TextReinterpreted'
  >
>;

function otherPhrase(event: Other): string {
  switch (event.type) {
    case 'TimesAmended':
      return amendedPhrase(event);
    case 'EffectiveTimeCorrected':
      return `Time of effect corrected to ${event.data.effectiveAt}`;
    case 'ArticleWithheld':
      return 'Story withheld';
    case 'ArticleReleased':
      return 'Story released';
    case 'ArticleRetracted':
      return 'Story retracted';
    case 'DisappearanceObserved':
      return 'Story found gone from its source';
    case 'EmbargoSet':
      return event.data.until === undefined ? 'Embargo set' : `Embargo set until ${event.data.until}`;
    case 'EmbargoLifted':
      return 'Embargo lifted';
    case 'PublicationScheduled':
      return `${planned(event)} scheduled for ${event.data.publishAt}`;
    case 'PublicationUnscheduled':
      return 'Scheduled publication called off';
    case 'PublicationFailed':
      return `${planned(event)}, scheduled for ${event.data.publishAt}, failed`;
    case 'NoteAdded':
      return 'Note added';
  }
}

function amendedPhrase({ data }: Of<'TimesAmended'>): string {
  const times = [
    ...(data.publishedAt === undefined ? [] : [`publication to ${data.publishedAt.stated}`]),
    ...(data.updatedAt === undefined ? [] : [`update to ${data.updatedAt.stated}`]),
  ];
  return `Stated time amended: ${times.join(', ')}`;
}

const planned = ({ data }: Of<'PublicationScheduled' | 'PublicationFailed'>): string =>
  `${data.act === 'publish' ? 'Publication' : 'Update'} of revision ${String(data.revision)}`;

function byline(event: StoredEvent): string {
  const { actor, recordedBy, source } = event;
  if (actor.kind === 'unknown') return toldBySource(event, source?.system ?? actor.id);
  const doer = actor.kind === 'system' ? 'Stet' : actor.id;
  const witness = recordedBy.kind === 'system' ? 'Stet' : recordedBy.id;
  return doer === witness ? ` by ${doer}` : ` by ${doer}, as stated by ${witness}`;
}

/** Nobody knows the person; the page it was learned from is the witness. */
const toldBySource = ({ effectiveBasis }: StoredEvent, system: string): string =>
  effectiveBasis === 'stated' ? `, as stated by ${system}` : `, as seen at ${system}`;
