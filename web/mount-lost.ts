import type { ErrorRequestHandler, Express, NextFunction, Request, Response } from 'express';

import type { WebDependencies } from './dependencies.ts';
import { findSession } from './find-session.ts';
import { CONTENT_SECURITY_POLICY, requestIdOf, urlOf } from './page-request.ts';
import { PageFault } from './page-fault.ts';
import { renderPage } from './render-page.tsx';
import { sendHtml } from './send-page.ts';
import { toFaultPage } from './to-fault-page.tsx';

/** What no page answers, and what failed beside them, is told as a page to whoever asks for one: programs get the API's own errors. */
export function mountLost(app: Express, web: WebDependencies): void {
  app.use(async (request, response, next) => {
    if (!wantsPage(request)) next();
    else await sendFault(lost(), { web, request, response });
  });
  const answer = (...[error, request, response, next]: ErrorStep): void => {
    if (response.headersSent || !wantsPage(request)) next(error);
    else sendFault(isOfAddress(error) ? unreadable() : error, { web, request, response }).catch(next);
  };
  // Express knows an error handler by its four parameters.
  app.use(Object.defineProperty(answer, 'length', { value: 4 }) as ErrorRequestHandler);
}

type ErrorStep = [error: unknown, request: Request, response: Response, next: NextFunction];

const wantsPage = ({ method, path, headers }: Request): boolean =>
  (method === 'GET' || method === 'HEAD' || method === 'POST') &&
  !path.startsWith('/api/') &&
  /\btext\/html\b/.test(headers.accept ?? '');

const lost = (): PageFault =>
  new PageFault(404, 'There is no such page', 'Check the address, or begin with the list of stories.');

const unreadable = (): PageFault =>
  new PageFault(
    400,
    'The address can’t be read',
    'Its path is not percent-encoded UTF-8. Write the sign % itself as %25.',
  );

/** Express's router throws this when a path can't be decoded. */
const isOfAddress = (error: unknown): boolean =>
  error instanceof URIError || (error instanceof Error && 'status' in error && error.status === 400);

type Exchange = { readonly web: WebDependencies; readonly request: Request; readonly response: Response };

async function sendFault(fault: unknown, { web, request, response }: Exchange): Promise<void> {
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  const body = toFaultPage(fault, web, requestIdOf(response));
  // Who is signed in may be what failed.
  const session = await findSession(web, request).catch(() => undefined);
  const html = renderPage({ web, session, url: urlOf(request) }, body);
  await sendHtml(response, { status: body.status ?? 500, html }, request.headers['accept-encoding']);
}
