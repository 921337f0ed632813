import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';

import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';

import { answerErrors } from './answer-error.ts';
import { findPrincipal } from './authenticate.ts';
import type { ApiConfig, ApiDependencies } from './dependencies.ts';
import { mountRoutes } from './mount-routes.ts';
import { problem } from './problem.ts';
import { limitRate } from './rate-limit.ts';
import { requestIdOf, toRequestFacts } from './request-facts.ts';
import { setState, stateOf, type RequestState } from './request-state.ts';
import { ROUTES } from './routes/index.ts';
import { watchApi } from './watch-api.ts';

/** The HTTP API as an Express application; start-http-server serves it. Further rooms (pages) are mounted by `extend`, before the 404. */
export function createApp(api: ApiDependencies, extend?: (app: Express) => void): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('strict routing');
  app.enable('case sensitive routing');
  app.set('query parser', false);
  app.set('trust proxy', api.config.trustProxy.length === 0 ? false : [...api.config.trustProxy]);
  app.use(openRequest(api), authenticate(api), ...limitRate(api));
  watchApi(api);
  mountRoutes(app, ROUTES, api);
  extend?.(app);
  app.use((request) => {
    throw problem(
      'route-not-found',
      `There is nothing at ${request.path}; ${api.config.publicUrl}/docs lists what there is.`,
    );
  });
  app.use(answerErrors(api));
  return app;
}

/** Gives the request its id and state, and writes the log line and the metric at its end. */
function openRequest({ log, metrics, config }: ApiDependencies): RequestHandler {
  let hasWarned = false;
  const headers = [...securityHeaders(config), ...COMMON_HEADERS];
  return (request, response, next) => {
    const requestId = requestIdOf(request);
    const facts = toRequestFacts(request, requestId);
    const state: RequestState = {
      facts,
      startedAt: performance.now(),
      found: 'absent',
      routeName: undefined,
    };
    setState(response, state);
    response.setHeader('X-Request-Id', requestId);
    for (const [name, value] of headers) response.setHeader(name, value);
    if (!hasWarned && request.headers['x-forwarded-for'] !== undefined && request.ips.length === 0) {
      hasWarned = true;
      log.warn(
        { from: request.socket.remoteAddress, trusted: config.trustProxy },
        'Forwarded headers arrive from an address that is not trusted and are ignored; if it is your proxy, name it in STET_TRUST_PROXY',
      );
    }
    response.once('close', () => {
      const { found, routeName } = state;
      const ms = performance.now() - state.startedAt;
      const status = response.writableFinished ? response.statusCode : 499;
      metrics.observeRequest({ route: routeName ?? 'none', method: request.method, status }, ms / 1000);
      const token = typeof found === 'string' ? undefined : found.id;
      // The query is left out: search words and cursors are nobody's business in a log.
      log.info(
        { requestId, method: request.method, path: facts.path, status, ms: Math.round(ms * 10) / 10, token },
        'request',
      );
    });
    next();
  };
}

const COMMON_HEADERS: readonly Header[] = [
  ['Vary', 'Authorization, Cookie, Accept'],
  ['Cache-Control', 'private, no-cache'],
];

type Header = readonly [name: string, value: string];

/** Helmet's, taken from an answer that nobody gets: they are the same on all, and it takes longer to think of them than to set them. */
function securityHeaders({ publicUrl }: ApiConfig): Header[] {
  const headers: Header[] = [];
  const response = new ServerResponse(new IncomingMessage(new Socket()));
  response.setHeader = (name, value) => {
    headers.push([name, String(value)]);
    return response;
  };
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'style-src': ["'self'"],
        'img-src': ["'self'"],
        'base-uri': ["'none'"],
        'form-action': ["'none'"],
        'frame-ancestors': ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl.startsWith('https:') ? { maxAge: 31_536_000 } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
  })(response.req, response, () => undefined);
  return headers;
}

function authenticate(api: ApiDependencies): RequestHandler {
  return async (_request, response, next) => {
    const state = stateOf(response);
    state.found = await findPrincipal(state.facts, api);
    next();
  };
}
