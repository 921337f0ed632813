import type { Request, Response } from 'express';

import { newUuidV7 } from '../src/shared/ids.ts';

/** Scripts and styles of our own alone; pictures of stories are named and linked, never loaded. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  "connect-src 'self'",
  "img-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Path and query as asked. A request may name a whole address (RFC 9112, section 3.2.2), of which the host, perhaps none at all, means nothing. */
export const urlOf = ({ originalUrl }: Pick<Request, 'originalUrl'>): URL =>
  new URL(
    `http://stet.invalid/${originalUrl.replace(/^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i, '').replace(/^\//, '')}`,
  );

export const requestIdOf = (response: Response): string =>
  String(response.getHeader('X-Request-Id') ?? newUuidV7());
