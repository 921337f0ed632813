import type { Instant } from '../../shared/clock.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { lastOf } from '../../shared/append-log.ts';
import type { Article, PublicState } from './article.ts';
import type { CommandOfType } from './commands.ts';
import { contentBytes, hashContent, MAX_CONTENT_BYTES, type Content } from './content.ts';
import { liveNow, type DecideContext } from './decision.ts';
import { endOfStatedSpan, statedAtInstant, type EditorialTime } from './editorial-time.ts';
import { stateAt } from './public-history.ts';
import type { Rejection } from './rejections.ts';

type Frame = ReturnType<typeof liveNow>;

/** When a live act takes effect: now, or at the past time that a late entry gives. */
export function frameOf(
  command: { readonly effectiveAt?: Instant | undefined },
  now: Instant,
): Result<Frame, Rejection> {
  const { effectiveAt } = command;
  if (effectiveAt === undefined || effectiveAt === now) return ok(liveNow(now));
  if (effectiveAt > now) return refuse({ code: 'effective-in-future', effectiveAt });
  return ok({ effectiveAt, effectiveBasis: 'stated', recording: 'late' });
}

/** The text that a publish, update or correction means: its own, else the latest draft, else what readers see now. */
export function contentMeant(article: Article, content: Content | undefined): Result<Content, Rejection> {
  if (content !== undefined) return withinLimit(content);
  if (article.draft !== null) return ok(article.draft.content);
  const current = article.published?.content;
  if (current?.state === 'held') return ok(current.content);
  if (current === undefined || article.published === null) return refuse({ code: 'no-draft' });
  return refuse({ code: 'text-not-observed', revision: article.published.text.change.revision });
}

export function withinLimit(content: Content): Result<Content, Rejection> {
  const bytes = contentBytes(content);
  return bytes > MAX_CONTENT_BYTES ? refuse({ code: 'content-too-large', bytes }) : ok(content);
}

/** An unchanged draft keeps its number when it becomes public; any other text takes the next. */
export function revisionFor(article: Article, content: Content): number {
  const { draft } = article;
  const isDraft =
    draft !== null && (draft.content === content || draft.hash.whole === hashContent(content).whole);
  return isDraft ? draft.revision : article.lastRevision + 1;
}

export const isUpdatedBeforePublished = (updatedAt: EditorialTime, publishedAt: EditorialTime): boolean =>
  endOfStatedSpan(updatedAt) <= publishedAt.instant;

export const sameTime = (a: EditorialTime | null | undefined, b: EditorialTime | null | undefined): boolean =>
  a?.instant === b?.instant && a?.stated === b?.stated;

/** A text that is about to replace the one in effect at its time. */
export type TextChange = {
  readonly frame: Frame;
  readonly content: Content;
  readonly revision: number;
  readonly updatedAt: EditorialTime | undefined;
  readonly changesText: boolean;
  readonly changesTimes: boolean;
};

type Changing = Pick<CommandOfType<'CorrectArticle'>, 'content' | 'updatedAt' | 'effectiveAt'>;

/** What an update, correction or restore of a published story amounts to. */
export function changeText(
  article: Article,
  command: Changing,
  { now, zone }: DecideContext,
): Result<TextChange, Rejection> {
  const frame = frameOf(command, now);
  if (!frame.ok) return frame;
  const base = baseOf(article, frame.value);
  if (!base.ok) return base;
  const content = contentMeant(article, command.content);
  if (!content.ok) return content;
  const changesText = hashContent(content.value).whole !== base.value.text.change.hash?.whole;
  const updatedAt = statedUpdate(command.updatedAt, { frame: frame.value, zone, changesText });
  const { publishedAt } = base.value;
  if (updatedAt !== undefined && publishedAt !== null && isUpdatedBeforePublished(updatedAt, publishedAt)) {
    return refuse(updatedBeforePublished(updatedAt, publishedAt));
  }
  return ok({
    frame: frame.value,
    content: content.value,
    revision: revisionFor(article, content.value),
    updatedAt,
    changesText,
    changesTimes: updatedAt !== undefined && !sameTime(updatedAt, base.value.updatedAt),
  });
}

export const updatedBeforePublished = (updatedAt: EditorialTime, publishedAt: EditorialTime): Rejection => ({
  code: 'updated-before-published',
  updatedAt: updatedAt.instant,
  publishedAt: publishedAt.instant,
});

function baseOf(article: Article, { effectiveAt, recording }: Frame): Result<PublicState, Rejection> {
  const base = recording === 'late' ? stateAt(article.acts, effectiveAt) : article.published;
  if (base !== null) return ok(base);
  const first = article.acts.items[0] ?? lastOf(article.acts);
  if (first === undefined) return refuse({ code: 'article-not-found' });
  return refuse({ code: 'effective-before-publication', effectiveAt, publishedAt: first.effectiveAt });
}

function statedUpdate(
  given: EditorialTime | null | undefined,
  context: { readonly frame: Frame; readonly zone: string; readonly changesText: boolean },
): EditorialTime | undefined {
  if (given !== undefined) return given ?? undefined;
  return context.changesText ? statedAtInstant(context.frame.effectiveAt, context.zone) : undefined;
}
