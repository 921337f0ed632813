import type { CommandRefusal } from '../application/command-request.ts';

/** What can go wrong before and beside the editorial rules. */
type FaultCode =
  | 'bad-input'
  | 'bad-cursor'
  | 'malformed-json'
  | 'malformed-url'
  | 'unauthenticated'
  | 'foreign-source'
  | 'on-behalf-not-granted'
  | 'route-not-found'
  | 'revision-not-found'
  | 'not-yet-published'
  | 'text-hidden'
  | 'method-not-allowed'
  | 'not-acceptable'
  | 'request-timeout'
  | 'position-gone'
  | 'body-too-large'
  | 'unsupported-media-type'
  | 'precondition-required'
  | 'rate-limited'
  | 'too-many-streams'
  | 'internal'
  | 'storage-full'
  | 'storage-busy'
  | 'not-ready';

export type ProblemCode = CommandRefusal['code'] | FaultCode;

type ProblemKind = { readonly status: number; readonly title: string };

/** Every code that an answer can carry, with its status: the one table. Codes and statuses never change; titles may. */
export const PROBLEMS: Readonly<Record<ProblemCode, ProblemKind>> = {
  'bad-input': { status: 400, title: 'What was sent is not as the route takes it' },
  'bad-cursor': { status: 400, title: 'The cursor is not one that this list gave' },
  'malformed-json': { status: 400, title: 'The body is not JSON that can be kept without loss' },
  'malformed-url': { status: 400, title: 'The URL is wrongly encoded' },
  unauthenticated: { status: 401, title: 'A valid token is needed' },
  forbidden: { status: 403, title: 'The token’s role may not do this' },
  'foreign-source': { status: 403, title: 'The token speaks for another source' },
  'on-behalf-not-granted': { status: 403, title: 'The token may not name another actor' },
  'article-not-found': { status: 404, title: 'No such story' },
  'not-yet-published': { status: 404, title: 'Readers saw nothing of the story then' },
  'revision-not-found': { status: 404, title: 'No such revision' },
  'text-hidden': { status: 404, title: 'The text is withheld from readers' },
  'route-not-found': { status: 404, title: 'No such address' },
  'method-not-allowed': { status: 405, title: 'The address does not take this method' },
  'not-acceptable': { status: 406, title: 'The answer has none of the accepted forms' },
  'request-timeout': { status: 408, title: 'The body came too slowly' },
  'article-exists': { status: 409, title: 'A story with this id exists' },
  'wrong-status': { status: 409, title: 'The story’s status does not allow this' },
  'article-retracted': { status: 409, title: 'The story is retracted' },
  'source-owned': { status: 409, title: 'The story’s text belongs to its source' },
  'no-draft': { status: 409, title: 'There is no draft to take the text from' },
  'mislabelled-correction': { status: 409, title: 'An error is mended by a correction, not an update' },
  'under-embargo': { status: 409, title: 'The story is under embargo' },
  'no-embargo': { status: 409, title: 'There is no embargo to lift' },
  'already-scheduled': { status: 409, title: 'A publication is scheduled already' },
  'not-scheduled': { status: 409, title: 'No publication is scheduled' },
  'schedule-in-past': { status: 409, title: 'The scheduled time has passed' },
  'effective-in-future': { status: 409, title: 'A time of effect cannot lie in the future' },
  'effective-before-publication': { status: 409, title: 'The time of effect is before the publication' },
  'updated-before-published': { status: 409, title: 'The update time is before the publication' },
  'nothing-to-amend': { status: 409, title: 'The times are these already' },
  'unknown-revision': { status: 409, title: 'The story has no such revision' },
  'text-not-observed': { status: 409, title: 'The revision’s text was never observed' },
  'unknown-event': { status: 409, title: 'The story has no such event' },
  'position-gone': { status: 410, title: 'The position belongs to a store that is no more' },
  'version-conflict': { status: 412, title: 'The story has changed since' },
  'content-too-large': { status: 413, title: 'The content is too large' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'unsupported-media-type': { status: 415, title: 'The body’s form is not taken here' },
  'command-reused': { status: 422, title: 'The Idempotency-Key was used with another body' },
  'precondition-required': { status: 428, title: 'If-Match is required' },
  'rate-limited': { status: 429, title: 'Too many requests' },
  'too-many-streams': { status: 429, title: 'Too many streams are open' },
  internal: { status: 500, title: 'Stet failed to answer' },
  'storage-full': { status: 507, title: 'The server has no room left' },
  'storage-busy': { status: 503, title: 'The store is held by another process' },
  'not-ready': { status: 503, title: 'Stet is not ready' },
};

export const PROBLEM_CODES = Object.keys(PROBLEMS) as ProblemCode[];
