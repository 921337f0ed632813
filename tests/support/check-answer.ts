import type { z } from 'zod';

import type { Route } from '../../src/http/route.ts';
import { ROUTES } from '../../src/http/routes/index.ts';
import { problemOut } from '../../src/http/schemas/answers.ts';

export type Served = {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly contentType: string;
  readonly text: string;
};

const EVERYWHERE = [400, 401, 403, 429, 500];

/** Throws when an answer isn't as its route's documentation says: so every test that asks anything tests that too. */
export function checkAnswer(served: Served): void {
  if (served.method === 'HEAD') return;
  const route = ROUTES.find((candidate) => isServedBy(candidate, served));
  if (served.contentType.startsWith('application/problem+json')) hold(problemOut, served.text, served);
  if (route === undefined) return;
  const documented = route.answers.find(({ status }) => status === served.status);
  if (documented === undefined) {
    if (EVERYWHERE.includes(served.status)) return;
    throw new Error(
      `${route.name} answers ${String(served.status)}, which its documentation doesn't know: ${served.text}`,
    );
  }
  if (documented.content === undefined) return;
  const [mediaType = ''] = served.contentType.split(';');
  const schema = documented.content[mediaType];
  if (schema === undefined)
    throw new Error(`${route.name} answers as ${mediaType}, which its documentation doesn't know`);
  holdForm(schema, mediaType, served);
}

function isServedBy({ method, path }: Route, served: Served): boolean {
  const pattern = new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
  return method === served.method && pattern.test(served.path);
}

function holdForm(schema: z.ZodType, mediaType: string, served: Served): void {
  if (mediaType.endsWith('json'))
    return mediaType.endsWith('x-ndjson') ? holdLines(schema, served) : hold(schema, served.text, served);
}

function holdLines(schema: z.ZodType, served: Served): void {
  for (const line of served.text.split('\n').filter((text) => text !== '')) hold(schema, line, served);
}

function hold(schema: z.ZodType, text: string, { method, path, status }: Served): void {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return;
  throw new Error(
    `${method} ${path} (${String(status)}) isn't as documented: ${parsed.error.message}\n${text.slice(0, 2_000)}`,
  );
}
