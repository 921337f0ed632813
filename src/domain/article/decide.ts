import { assertNever } from '../../shared/assert-never.ts';
import { ok, refuse } from '../../shared/result.ts';
import { statusOf, type Article } from './article.ts';
import type { ArticleCommand, CommandOfType } from './commands.ts';
import { decidePlan, fireSchedule } from './decide-plan.ts';
import { decideStatus } from './decide-status.ts';
import { decideText } from './decide-text.ts';
import { decided, liveNow, markFuture, pend, type DecideContext, type Decided } from './decision.ts';
import { refusalByLife } from './life.ts';
import { decideObservation } from './observe.ts';

/** What a command appends to a story, or why it is refused. No events: nothing would change. Pure: time and ids come in with the context. */
export function decide(article: Article, command: ArticleCommand, context: DecideContext): Decided {
  if (command.type === 'RecordObservation') return decideObservation(article, command.snapshot, context);
  const { authority, sourceSystem } = article;
  const standing = { authority, sourceSystem, status: statusOf(article) };
  const refusal = refusalByLife(standing, command.type, context.sourceSystem);
  if (refusal !== undefined) return refuse(refusal);
  const made = decideLive(article, command, context);
  if (!made.ok) return made;
  return ok({ ...made.value, events: made.value.events.map((event) => markFuture(event, context.now)) });
}

type LiveCommand = Exclude<ArticleCommand, CommandOfType<'RecordObservation'>>;

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
