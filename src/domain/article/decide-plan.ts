import { toEpochMs } from '../../shared/clock.ts';
import { refuse } from '../../shared/result.ts';
import { statusOf, type Article, type ArticleStatus, type Schedule } from './article.ts';
import type { CommandOfType } from './commands.ts';
import { hashContent, type Content } from './content.ts';
import { embargoInForce } from './decide-text.ts';
import {
  decided,
  liveNow,
  pend,
  unchanged,
  type DecideContext,
  type Decided,
  type PendingEvent,
} from './decision.ts';
import { statedAtInstant } from './editorial-time.ts';
import type { ScheduledAct } from './events.ts';
import { withinLimit } from './live-text.ts';
import { findLastAct, isTextAct } from './public-history.ts';

type PlanCommand = CommandOfType<
  'SetEmbargo' | 'LiftEmbargo' | 'SchedulePublication' | 'UnschedulePublication'
>;

export function decidePlan(article: Article, command: PlanCommand, context: DecideContext): Decided {
  const frame = liveNow(context.now);
  switch (command.type) {
    case 'SetEmbargo':
      if (article.embargo !== null && article.embargo.until === command.until) return unchanged();
      return decided([
        pend({ type: 'EmbargoSet', data: { until: command.until, reason: command.reason } }, frame),
      ]);
    case 'LiftEmbargo':
      if (article.embargo === null) return refuse({ code: 'no-embargo' });
      return decided([pend({ type: 'EmbargoLifted', data: { reason: command.reason } }, frame)]);
    case 'SchedulePublication':
      return schedule(article, command, context);
    case 'UnschedulePublication':
      if (article.schedule === null) return refuse({ code: 'not-scheduled' });
      return decided([
        pend(
          {
            type: 'PublicationUnscheduled',
            data: { reason: command.reason, notice: command.notice, schedule: article.schedule.eventId },
          },
          frame,
        ),
      ]);
  }
}

/** The status in which a scheduled act can fire. */
const STATUS_FOR: Readonly<Record<ScheduledAct, ArticleStatus>> = { publish: 'draft', update: 'published' };

function schedule(
  article: Article,
  command: CommandOfType<'SchedulePublication'>,
  context: DecideContext,
): Decided {
  const { act, publishAt } = command;
  const status = statusOf(article);
  const wanted = STATUS_FOR[act];
  if (status !== wanted)
    return refuse({ code: 'wrong-status', command: command.type, status, allowed: [wanted] });
  if (article.schedule !== null)
    return refuse({ code: 'already-scheduled', publishAt: article.schedule.publishAt });
  if (publishAt <= context.now) return refuse({ code: 'schedule-in-past', publishAt });
  const embargo = embargoInForce(article, publishAt);
  if (embargo !== undefined) return refuse({ code: 'under-embargo', until: embargo.until });
  return pin(article, command, context);
}

/** A schedule pins one saved text: a content that comes with it is saved first. */
function pin(
  article: Article,
  command: CommandOfType<'SchedulePublication'>,
  { now }: DecideContext,
): Decided {
  const { act, publishAt, content } = command;
  const frame = liveNow(now);
  const scheduled = (revision: number): PendingEvent =>
    pend({ type: 'PublicationScheduled', data: { act, revision, publishAt } }, frame);
  const { draft } = article;
  if (content === undefined) {
    return draft === null
      ? refuse({ code: 'no-draft' })
      : decided([scheduled(draft.revision)], draft.revision);
  }
  const limited = withinLimit(content);
  if (!limited.ok) return limited;
  if (draft?.hash.whole === hashContent(content).whole)
    return decided([scheduled(draft.revision)], draft.revision);
  const revision = article.lastRevision + 1;
  const saved = pend({ type: 'DraftSaved', data: { revision, content } }, frame);
  return decided([saved, scheduled(revision)], revision);
}

/** Fired later than this after its time, a publication is marked `fired-late`. */
const LATE_AFTER_MS = 60_000;

/** Ends a schedule at its time: with the act, or with the event that says why it failed. */
export function fireSchedule(
  article: Article,
  command: CommandOfType<'FireSchedule'>,
  context: DecideContext,
): Decided {
  const due = article.schedule;
  if (due?.eventId !== command.schedule || due.publishAt > context.now)
    return refuse({ code: 'not-scheduled' });
  const content = pinnedText(article, due, context);
  const failure = failureOf(article, due, { now: context.now, hasText: content !== undefined });
  if (failure !== undefined || content === undefined) {
    const { act, revision, publishAt, eventId } = due;
    const data = { act, revision, publishAt, schedule: eventId, reason: failure ?? 'text-missing' };
    return decided([pend({ type: 'PublicationFailed', data }, liveNow(context.now))], revision);
  }
  return decided([fired(article, { due, content, context })], due.revision);
}

const pinnedText = (article: Article, due: Schedule, context: DecideContext): Content | undefined =>
  article.draft?.revision === due.revision
    ? article.draft.content
    : (context.texts.get(due.revision) ?? undefined);

function failureOf(
  article: Article,
  due: Schedule,
  { now, hasText }: { readonly now: DecideContext['now']; readonly hasText: boolean },
): string | undefined {
  const status = statusOf(article);
  const wanted = STATUS_FOR[due.act];
  if (status !== wanted) return `wrong-status: the story is ${status}, not ${wanted}`;
  const embargo = embargoInForce(article, now);
  if (embargo !== undefined) return 'under-embargo: the embargo was still in force';
  if (isPublic(article, due.revision))
    return `already-public: revision ${String(due.revision)} was published before`;
  return hasText ? undefined : `text-missing: revision ${String(due.revision)} can't be read`;
}

const isPublic = ({ acts }: Article, revision: number): boolean =>
  findLastAct(acts, (act) => isTextAct(act) && act.change.revision === revision) !== undefined;

type Firing = { readonly due: Schedule; readonly content: Content; readonly context: DecideContext };

function fired(article: Article, { due, content, context: { now, zone } }: Firing): PendingEvent {
  const isLate = toEpochMs(now) - toEpochMs(due.publishAt) > LATE_AFTER_MS;
  const frame = { ...liveNow(now), ...(isLate ? { anomalies: [{ code: 'fired-late' } as const] } : {}) };
  const stated = statedAtInstant(now, zone);
  const base = { revision: due.revision, content, schedule: due.eventId };
  if (due.act === 'publish') {
    return pend({ type: 'ArticlePublished', data: { ...base, publishedAt: stated } }, frame);
  }
  const changesText = article.published?.text.change.hash?.whole !== hashContent(content).whole;
  const updatedAt = changesText ? stated : undefined;
  return pend(
    { type: 'ArticleUpdated', data: { ...base, updatedAt, significance: 'material', reasonCode: 'unknown' } },
    frame,
  );
}
