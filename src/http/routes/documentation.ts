import { z } from 'zod';

import { jsonAnswer, textAnswer } from '../answer.ts';
import { toAsyncApi } from '../asyncapi.ts';
import { toDocsPage, DOCS_STYLE_PATH } from '../docs-page.ts';
import { DOCS_STYLE } from '../docs-style.ts';
import { toOpenApi } from '../openapi.ts';
import { noBody, noParams, noQuery } from '../parse-input.ts';
import { PROBLEM_CODES } from '../problem-table.ts';
import { problem } from '../problem.ts';
import { defineRoute, type Route } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';

const shared = {
  method: 'GET',
  family: 'Documentation',
  params: noParams,
  query: noQuery,
  body: noBody,
  bodyKind: 'none',
} as const;

const getDocsStyle = defineRoute({
  ...shared,
  name: 'getDocsStyle',
  path: DOCS_STYLE_PATH,
  summary: 'The page’s stylesheet',
  answers: [{ status: 200, description: 'CSS', content: { 'text/css': z.string() } }],
  handle: async () => textAnswer(DOCS_STYLE, 'text/css; charset=utf-8'),
});

const getProblem = defineRoute({
  ...shared,
  params: z.strictObject({ code: z.string() }),
  name: 'getProblem',
  path: '/problems/{code}',
  summary: 'What a problem’s type means',
  answers: [{ status: 303, description: 'To the code’s row in the page' }, ...problems(404)],
  handle: async ({ params }) => {
    const code = PROBLEM_CODES.find((known) => known === params.code);
    if (code === undefined)
      throw problem('route-not-found', 'There is no problem of this name; /docs lists them all.');
    return { status: 303, headers: { Location: `/docs#problem-${code}` }, body: { kind: 'none' } };
  },
});

/** The routes that describe the others; `routes` are those to describe. */
export function documentationRoutes(routes: readonly Route[]): readonly Route[] {
  const openApi = toOpenApi(routes);
  const getOpenApi = defineRoute({
    ...shared,
    name: 'getOpenApi',
    path: '/api/v1/openapi.json',
    summary: 'This API as OpenAPI 3.1',
    answers: [json(200, 'OpenAPI 3.1', z.looseObject({}))],
    handle: async () => jsonAnswer(openApi),
  });
  const asyncApi = toAsyncApi();
  const getAsyncApi = defineRoute({
    ...shared,
    name: 'getAsyncApi',
    path: '/api/v1/asyncapi.json',
    summary: 'The events as AsyncAPI 3.0',
    answers: [json(200, 'AsyncAPI 3.0', z.looseObject({}))],
    handle: async () => jsonAnswer(asyncApi),
  });
  const getDocs = defineRoute({
    ...shared,
    name: 'getDocs',
    path: '/docs',
    summary: 'This API as a page',
    answers: [{ status: 200, description: 'A page', content: { 'text/html': z.string() } }],
    handle: async ({ api }) =>
      textAnswer(toDocsPage(routes, api.config.publicUrl), 'text/html; charset=utf-8'),
  });
  return [getOpenApi, getAsyncApi, getDocs, getDocsStyle, getProblem];
}
