import { assertNever } from '../../shared/assert-never.ts';
import { ok, refuse } from '../../shared/result.ts';
import { statusOf, type Article, type ArticleStatus } from './article.ts';
import type { ArticleCommand, ArticleCommandType, CommandOfType } from './commands.ts';
import { decidePlan, fireSchedule } from './decide-plan.ts';
import { decideStatus } from './decide-status.ts';
import { decideText } from './decide-text.ts';
import { decided, liveNow, markFuture, pend, type DecideContext, type Decided } from './decision.ts';
import { decideObservation } from './observe.ts';
import type { Rejection } from './rejections.ts';

const PUBLIC: readonly ArticleStatus[] = ['published', 'withheld', 'retracted', 'gone'];
const EXISTING: readonly ArticleStatus[] = ['draft', ...PUBLIC];

/** In which status a story takes which live command: the arrows of the life of a story. */
const ALLOWED: Readonly<Record<Exclude<ArticleCommandType, 'RecordObservation'>, readonly ArticleStatus[]>> =
  {
    DraftArticle: ['none'],
    SaveDraft: ['draft', 'published', 'withheld', 'gone'],
    PublishArticle: ['none', 'draft'],
    UpdateArticle: ['published'],
    CorrectArticle: ['published'],
    RestoreRevision: ['draft', 'published'],
    WithholdArticle: ['published'],
    ReleaseArticle: ['withheld', 'gone'],
    RetractArticle: ['published'],
    AmendTimes: ['published', 'withheld'],
    CorrectEffectiveTime: PUBLIC,
    SetEmbargo: ['draft'],
    LiftEmbargo: EXISTING,
    SchedulePublication: ['draft', 'published'],
    UnschedulePublication: EXISTING,
    FireSchedule: EXISTING,
    AddNote: EXISTING,
  };

/** Commands that a source's own story takes from anybody who may give them: they say nothing in the source's name. */
const TAKEN_ON_SOURCE_STORIES: readonly ArticleCommandType[] = [
  'AddNote',
  'CorrectEffectiveTime',
  'FireSchedule',
];

/** What a command appends to a story, or why it is refused. No events: nothing would change. Pure: time and ids come in with the context. */
export function decide(article: Article, command: ArticleCommand, context: DecideContext): Decided {
  if (command.type === 'RecordObservation') return decideObservation(article, command.snapshot, context);
  const refusal = refusalOf(article, command.type, context);
  if (refusal !== undefined) return refuse(refusal);
  const made = decideLive(article, command, context);
  if (!made.ok) return made;
  return ok({ ...made.value, events: made.value.events.map((event) => markFuture(event, context.now)) });
}

type LiveCommand = Exclude<ArticleCommand, CommandOfType<'RecordObservation'>>;

function refusalOf(
  article: Article,
  command: LiveCommand['type'],
  context: DecideContext,
): Rejection | undefined {
  const status = statusOf(article);
  const allowed = ALLOWED[command];
  if (status === 'none' && !allowed.includes('none')) return { code: 'article-not-found' };
  if (command === 'DraftArticle' && status !== 'none') return { code: 'article-exists' };
  if (isSourceOwned(article, command, context)) return { code: 'source-owned', command };
  if (allowed.includes(status)) return undefined;
  if (status === 'retracted') return { code: 'article-retracted', command };
  return { code: 'wrong-status', command, status, allowed };
}

const isSourceOwned = (article: Article, command: ArticleCommandType, context: DecideContext): boolean =>
  article.authority === 'source' &&
  !TAKEN_ON_SOURCE_STORIES.includes(command) &&
  (context.sourceSystem === undefined || context.sourceSystem !== article.sourceSystem);

function decideLive(article: Article, command: LiveCommand, context: DecideContext): Decided {
  switch (command.type) {
    case 'DraftArticle':
    case 'SaveDraft':
    case 'PublishArticle':
    case 'UpdateArticle':
    case 'CorrectArticle':
    case 'RestoreRevision':
      return decideText(article, command, context);
    case 'WithholdArticle':
    case 'ReleaseArticle':
    case 'RetractArticle':
    case 'AmendTimes':
    case 'CorrectEffectiveTime':
      return decideStatus(article, command, context);
    case 'SetEmbargo':
    case 'LiftEmbargo':
    case 'SchedulePublication':
    case 'UnschedulePublication':
      return decidePlan(article, command, context);
    case 'FireSchedule':
      return fireSchedule(article, command, context);
    case 'AddNote':
      return decided([pend({ type: 'NoteAdded', data: { text: command.text } }, liveNow(context.now))]);
    default:
      return assertNever(command);
  }
}
