import type { RequestHandler } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';

import { writeProblem } from './answer-error.ts';
import type { ApiConfig, ApiDependencies } from './dependencies.ts';
import { stateOf } from './request-state.ts';

const WINDOW_MS = 60_000;

/** What watches Stet itself is never turned away. */
const UNLIMITED = new Set(['/healthz', '/readyz', '/metrics']);

/** At most `rateLimit` requests a minute for each token, and for each address without a valid one. Without a limit: no step at all. */
export const limitRate = ({ config }: ApiDependencies): RequestHandler[] =>
  config.rateLimit === 0 ? [] : [createLimit(config)];

function createLimit(config: ApiConfig): RequestHandler {
  return rateLimit({
    windowMs: WINDOW_MS,
    limit: config.rateLimit,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    skip: (request) => UNLIMITED.has(request.path),
    keyGenerator: (request, response) => {
      const { found } = stateOf(response);
      return typeof found === 'string'
        ? `ip:${ipKeyGenerator(request.ip ?? 'unknown')}`
        : `token:${found.id}`;
    },
    handler: (_request, response) => {
      const seconds = Number(response.getHeader('Retry-After') ?? WINDOW_MS / 1000);
      writeProblem(
        response,
        {
          code: 'rate-limited',
          detail: `More than ${String(config.rateLimit)} requests within a minute; wait ${String(seconds)} seconds.`,
        },
        config.publicUrl,
      );
    },
  });
}
