import type { ErrorRequestHandler, NextFunction, Request, Response } from 'express';

import { AppendTooLargeError, InvalidEventError } from '../event-store/event-store.ts';
import { StorageBusyError, StorageFullError } from '../shared/storage-errors.ts';
import type { ApiDependencies } from './dependencies.ts';
import { problem, ProblemError, statusOf, toProblemDocument, type Problem } from './problem.ts';
import { stateOf } from './request-state.ts';

const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

/** Ours, or the machine's: whoever runs the server must learn of them. */
const FAULTS: ReadonlySet<string> = new Set(['internal', 'storage-full', 'storage-busy']);

type ErrorStep = [error: unknown, request: Request, response: Response, next: NextFunction];

/** Every error of a request ends here and becomes problem+json; an unknown one says nothing but its request id. */
export function answerErrors({ config, log }: ApiDependencies): ErrorRequestHandler {
  const answer = (...[thrown, request, response, next]: ErrorStep): void => {
    const { requestId } = stateOf(response).facts;
    const answered = toProblem(thrown);
    // A client that went away breaks what it was sending; nobody is left to be answered.
    const isGone = response.destroyed || (request.destroyed && !request.complete);
    if (isGone) log.debug({ requestId }, 'The client went away');
    else if (FAULTS.has(answered.code)) log.error({ requestId, err: thrown }, 'A request failed');
    if (response.headersSent || isGone) {
      // The status is out already: a cut connection is the only honest sign left.
      response.destroy();
      next();
      return;
    }
    discardBody(request);
    writeProblem(response, answered, config.publicUrl);
  };
  // Express knows an error handler by its four parameters.
  return Object.defineProperty(answer, 'length', { value: 4 });
}

export function writeProblem(response: Response, answered: Problem, publicUrl: string): void {
  const { requestId } = stateOf(response).facts;
  const text = JSON.stringify(toProblemDocument(answered, { publicUrl, requestId }));
  for (const name of ['ETag', 'Location']) response.removeHeader(name);
  response.writeHead(statusOf(answered.code), {
    ...answered.headers,
    'Content-Type': PROBLEM_TYPE,
    'Content-Length': Buffer.byteLength(text),
  });
  response.end(text);
}

export function toProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof AppendTooLargeError) {
    return problem('content-too-large', `${error.message} bytes. Shorten the content.`).problem;
  }
  if (error instanceof InvalidEventError) {
    return problem('bad-input', 'What was sent cannot be stored.', {
      errors: [{ path: error.path, message: error.message }],
    }).problem;
  }
  if (error instanceof StorageFullError) {
    return problem(
      'storage-full',
      'Nothing of this was stored. Send it again once there is room on the server’s disk.',
    ).problem;
  }
  if (error instanceof StorageBusyError) {
    return problem('storage-busy', 'Nothing of this was stored. Send it again.', {
      headers: { 'Retry-After': '1' },
    }).problem;
  }
  if (isUrlError(error)) {
    return problem('malformed-url', 'The path is not percent-encoded UTF-8; write % itself as %25.').problem;
  }
  return problem(
    'internal',
    'Stet failed to answer; nothing more is known to the caller. Tell the operator the requestId.',
  ).problem;
}

/** Express's router throws this when a path can't be decoded. */
const isUrlError = (error: unknown): boolean =>
  error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400);

const DISCARD_BYTES = 8 * 1024 * 1024;
const DISCARD_MS = 10_000;

/**
 * Reads on what is left of a refused body for a while: closing at once would reset the connection, and the client
 * would lose the answer. Then cuts it off, so that nobody sends for ever.
 */
function discardBody(request: Request): void {
  if (request.complete || request.destroyed) return;
  let bytes = 0;
  const timer = setTimeout(() => request.destroy(), DISCARD_MS);
  timer.unref();
  request.once('close', () => {
    clearTimeout(timer);
  });
  // Whoever waited for the body has given up; left in place they would hold it back.
  request.removeAllListeners('readable');
  request.on('data', (chunk: Uint8Array) => {
    bytes += chunk.length;
    if (bytes > DISCARD_BYTES) request.destroy();
  });
}
