import type { CommandRefusal } from '../application/command-request.ts';
import { MAX_CONTENT_BYTES } from '../domain/article/content.ts';
import type { Rejection } from '../domain/article/rejections.ts';
import { entityTag } from './entity-tag.ts';
import { problem, type ProblemError } from './problem.ts';

/** A refused command as the caller sees it: the sentence names the value and the remedy. */
export function refusalProblem(refusal: CommandRefusal, articleId: string): ProblemError {
  switch (refusal.code) {
    case 'version-conflict':
      return conflict(refusal.actual, articleId);
    case 'forbidden':
      return problem('forbidden', 'The token’s role may not give this command; use a token whose role may.');
    case 'command-reused':
      return problem(
        'command-reused',
        'This Idempotency-Key was used before with another body. Send the first body again, or take a new key.',
      );
    default:
      return problem(refusal.code, detailOf(refusal, articleId), { extensions: valuesOf(refusal) });
  }
}

const conflict = (actual: bigint, articleId: string): ProblemError =>
  problem(
    'version-conflict',
    `Story ${articleId} is at version ${String(actual)}, not at the one that If-Match names. Read it again, then decide.`,
    { headers: { ETag: entityTag(actual) }, extensions: { streamVersion: String(actual) } },
  );

/** `status` is the HTTP status in a problem (RFC 9457), so the story's goes by another name. */
function valuesOf(rejection: Rejection): Readonly<Record<string, unknown>> {
  const values = Object.entries(rejection).filter(([key]) => key !== 'code');
  return Object.fromEntries(
    values.map(([key, value]): [string, unknown] => [key === 'status' ? 'articleStatus' : key, value]),
  );
}

function detailOf(rejection: Rejection, articleId: string): string {
  switch (rejection.code) {
    case 'article-not-found':
      return storyNotFound(articleId);
    case 'article-exists':
      return `A story with the id ${articleId} exists; ids are never used again. Take another, or leave articleId out.`;
    case 'wrong-status':
      return wrongStatus(rejection, articleId);
    case 'article-retracted':
      return `Story ${articleId} is retracted, which is final; ${rejection.command} is refused. A note can still be added.`;
    case 'source-owned':
      return `The text of story ${articleId} comes from its source; ${rejection.command} is taken from that source’s own token alone.`;
    case 'no-draft':
      return `Story ${articleId} has no draft; send the content with the request, or save a draft first.`;
    case 'content-too-large':
      return `The content is ${String(rejection.bytes)} bytes of JSON; the largest is ${String(MAX_CONTENT_BYTES)}. Shorten it, or split the story.`;
    case 'mislabelled-correction':
      return 'The reasonCode error is not taken for an update: POST it to /corrections, with a notice for readers.';
    default:
      return timeOrEmbargoDetail(rejection, articleId);
  }
}

/** `none` is the status of a story that isn't there: nobody can bring one into it. */
function wrongStatus(
  { command, allowed, status }: Extract<Rejection, { readonly code: 'wrong-status' }>,
  articleId: string,
): string {
  const wanted = allowed.filter((one) => one !== 'none').join(' or ');
  const remedy =
    command === 'PublishArticle' && status === 'published'
      ? ' Send a new text to its /updates or /corrections.'
      : '';
  return `Story ${articleId} is ${status}; ${command} needs a story that is ${wanted}.${remedy}`;
}

type Described =
  | 'article-not-found'
  | 'article-exists'
  | 'wrong-status'
  | 'article-retracted'
  | 'source-owned'
  | 'no-draft'
  | 'content-too-large'
  | 'mislabelled-correction';

function timeOrEmbargoDetail(
  rejection: Exclude<Rejection, { readonly code: Described }>,
  articleId: string,
): string {
  switch (rejection.code) {
    case 'under-embargo':
      return `Story ${articleId} is under embargo${rejection.until === undefined ? '' : ` until ${rejection.until}`}. Lift the embargo first, or wait.`;
    case 'no-embargo':
      return `Story ${articleId} has no embargo; there is nothing to lift.`;
    case 'already-scheduled':
      return `A publication of story ${articleId} is scheduled for ${rejection.publishAt}; unschedule it first.`;
    case 'not-scheduled':
      return `No publication of story ${articleId} is scheduled; there is nothing to unschedule.`;
    case 'schedule-in-past':
      return `publishAt ${rejection.publishAt} has passed; give a later time, or publish at once.`;
    case 'effective-in-future':
      return `effectiveAt ${rejection.effectiveAt} lies in the future; leave it out, or schedule the publication.`;
    case 'effective-before-publication':
      return `effectiveAt ${rejection.effectiveAt} is before the publication (${rejection.publishedAt}); give a later time.`;
    case 'updated-before-published':
      return `updatedAt ${rejection.updatedAt} is before publishedAt ${rejection.publishedAt}; give a later time, or amend publishedAt first.`;
    case 'nothing-to-amend':
      return `Story ${articleId} states these times already; give a publishedAt or updatedAt that differs.`;
    case 'unknown-revision':
      return `Story ${articleId} has no revision ${String(rejection.revision)}; GET its revisions for the numbers there are.`;
    case 'text-not-observed':
      return `The text of revision ${String(rejection.revision)} was never observed, so it cannot be restored; take another revision.`;
    case 'unknown-event':
      return `Story ${articleId} has no public event ${rejection.eventId}; GET its timeline for the ids there are.`;
  }
}

/** The same words whether the story never was or may not be seen. */
export const storyNotFound = (articleId: string): string =>
  `There is no story ${articleId} to be seen with this token. Check the id; ids are case-sensitive.`;
