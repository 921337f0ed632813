import type { Request } from 'express';

import { newUuidV7 } from '../shared/ids.ts';
import { problem } from './problem.ts';
import type { RawInput } from './parse-input.ts';
import type { RequestFacts } from './route.ts';

const LOOPBACK = /^(?:::1|127\.\d+\.\d+\.\d+|::ffff:127\.\d+\.\d+\.\d+)$/;

/** The request as handlers see it. */
export function toRequestFacts(request: Request, requestId: string): RequestFacts {
  const isForwarded =
    request.headers['x-forwarded-for'] !== undefined || request.headers.forwarded !== undefined;
  return {
    method: request.method,
    path: request.path,
    requestId,
    ip: request.ip,
    // Behind a proxy on this machine every connection is a loopback one: a forwarded request never counts as local.
    fromLoopback: LOOPBACK.test(request.socket.remoteAddress ?? '') && !isForwarded,
    header: (name) => joined(request.headers[name]),
    chunks: request,
  };
}

const joined = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(', ') : value;

/** The caller's own request id where it is harmless, else a new one. */
export function requestIdOf(request: Request): string {
  const given = joined(request.headers['x-request-id']);
  return given !== undefined && /^[A-Za-z0-9._-]{1,64}$/.test(given) ? given : newUuidV7();
}

const EMPTY_QUERY: RawInput['query'] = Object.freeze({});

/** The query as text, repeated names as lists. Throws 400 where the percent encoding is wrong. */
export function readQuery(url: string): RawInput['query'] {
  const start = url.indexOf('?');
  if (start === -1) return EMPTY_QUERY;
  const text = url.slice(start + 1);
  requireEncoding(text);
  const query = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(text)) query.set(name, added(query.get(name), value));
  return Object.fromEntries(query);
}

function added(before: string | string[] | undefined, value: string): string | string[] {
  if (before === undefined) return value;
  return Array.isArray(before) ? [...before, value] : [before, value];
}

function requireEncoding(text: string): void {
  try {
    if (!decodeURIComponent(text.replaceAll('+', ' ')).includes('\u0000')) return;
  } catch {
    // Falls through to the one answer for both.
  }
  throw problem(
    'malformed-url',
    'The query is not percent-encoded UTF-8 (or holds U+0000); write % itself as %25.',
  );
}
