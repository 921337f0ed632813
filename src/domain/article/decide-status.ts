import { refuse } from '../../shared/result.ts';
import type { Article } from './article.ts';
import type { CommandOfType } from './commands.ts';
import { decided, liveNow, pend, unchanged, type DecideContext, type Decided } from './decision.ts';
import { isUpdatedBeforePublished, sameTime, updatedBeforePublished } from './live-text.ts';
import { findAct, isTextAct, replaceAct } from './public-history.ts';

type StatusCommand = CommandOfType<
  'WithholdArticle' | 'ReleaseArticle' | 'RetractArticle' | 'AmendTimes' | 'CorrectEffectiveTime'
>;

export function decideStatus(article: Article, command: StatusCommand, { now }: DecideContext): Decided {
  const frame = liveNow(now);
  switch (command.type) {
    case 'WithholdArticle':
      return decided([
        pend({ type: 'ArticleWithheld', data: { reason: command.reason, notice: command.notice } }, frame),
      ]);
    case 'ReleaseArticle':
      return decided([
        pend({ type: 'ArticleReleased', data: { reason: command.reason, notice: command.notice } }, frame),
      ]);
    case 'RetractArticle':
      return decided([
        pend({ type: 'ArticleRetracted', data: { notice: command.notice, reason: command.reason } }, frame),
      ]);
    case 'AmendTimes':
      return amendTimes(article, command, frame);
    case 'CorrectEffectiveTime':
      return correctEffectiveTime(article, command, frame);
  }
}

type Frame = ReturnType<typeof liveNow>;

function amendTimes(article: Article, command: CommandOfType<'AmendTimes'>, frame: Frame): Decided {
  const { publishedAt, updatedAt, reason } = command;
  if (publishedAt === undefined && updatedAt === undefined) return refuse({ code: 'nothing-to-amend' });
  const current = article.published;
  const published = publishedAt ?? current?.publishedAt ?? null;
  const updated = updatedAt ?? current?.updatedAt ?? null;
  if (published !== null && updated !== null && isUpdatedBeforePublished(updated, published)) {
    return refuse(updatedBeforePublished(updated, published));
  }
  if (sameTime(published, current?.publishedAt) && sameTime(updated, current?.updatedAt)) return unchanged();
  return decided([pend({ type: 'TimesAmended', data: { publishedAt, updatedAt, reason } }, frame)]);
}

function correctEffectiveTime(
  article: Article,
  command: CommandOfType<'CorrectEffectiveTime'>,
  frame: Frame,
): Decided {
  const { eventId, effectiveAt, reason } = command;
  const act = findAct(article.acts, eventId);
  if (act === undefined) return refuse({ code: 'unknown-event', eventId });
  if (effectiveAt > act.recordedAt) return refuse({ code: 'effective-in-future', effectiveAt });
  if (effectiveAt === act.effectiveAt) return unchanged();
  // Whatever comes before the first text shows nothing: a story would no longer be withheld.
  const [first] = replaceAct(article.acts, eventId, (found) => ({ ...found, effectiveAt })).items;
  const text = article.acts.items.find(isTextAct);
  if (first !== undefined && !isTextAct(first) && text !== undefined) {
    return refuse({ code: 'effective-before-publication', effectiveAt, publishedAt: text.effectiveAt });
  }
  return decided([pend({ type: 'EffectiveTimeCorrected', data: { eventId, effectiveAt, reason } }, frame)]);
}
