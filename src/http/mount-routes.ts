import type { Express, Request, RequestHandler, Response } from 'express';

import { admit } from './authenticate.ts';
import { createRecall, type Recall } from './create-recall.ts';
import type { ApiDependencies } from './dependencies.ts';
import { sendAnswer } from './encode-answer.ts';
import { problem } from './problem.ts';
import { readBodyText, requireMediaType } from './read-body.ts';
import { readJson } from './read-json.ts';
import { readQuery } from './request-facts.ts';
import { stateOf } from './request-state.ts';
import { accessOf } from './route-roles.ts';
import type { BodyKind, RequestFacts, Route } from './route.ts';

/** Serves each route; an address that a route has takes no other method than its own. */
export function mountRoutes(app: Express, routes: readonly Route[], api: ApiDependencies): void {
  const recall = createRecall(api.readModel);
  for (const route of routes) {
    app[toVerb(route.method)](toExpressPath(route.path), (request, response) =>
      serve(route, { request, response, api, recall }),
    );
  }
  for (const path of new Set(routes.map((route) => route.path))) {
    app.all(toExpressPath(path), refuseMethod(routes.filter((route) => route.path === path)));
  }
}

const toVerb = (method: Route['method']): 'get' | 'post' | 'put' => {
  switch (method) {
    case 'GET':
      return 'get';
    case 'POST':
      return 'post';
    case 'PUT':
      return 'put';
  }
};

const toExpressPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

type Exchange = {
  readonly request: Request;
  readonly response: Response;
  readonly api: ApiDependencies;
  readonly recall: Recall;
};

async function serve(route: Route, { request, response, api, recall }: Exchange): Promise<void> {
  const state = stateOf(response);
  state.routeName = route.name;
  const { facts } = state;
  const principal = admit(state.found, accessOf(route.name), facts);
  const query = readQuery(request.originalUrl);
  const body = route.bodyKind === 'none' ? undefined : await readRouteBody(route.bodyKind, facts);
  const answer = await route.run(
    { params: toParams(request), query, body },
    { principal, request: facts, api, recall },
  );
  await sendAnswer(response, answer, { method: request.method, ifNoneMatch: facts.header('if-none-match') });
}

/** Express gives lists for wildcards only, which no route has. */
function toParams(request: Request): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.params)) {
    if (typeof value === 'string') params[name] = value;
  }
  return params;
}

async function readRouteBody(bodyKind: Exclude<BodyKind, 'none'>, facts: RequestFacts): Promise<unknown> {
  switch (bodyKind) {
    case 'ndjson':
      requireMediaType(facts, 'application/x-ndjson', 'application/jsonl');
      return undefined;
    case 'json':
      requireMediaType(facts, 'application/json');
      return readJson(await readBodyText(facts));
  }
}

function refuseMethod(routes: readonly Route[]): RequestHandler {
  const methods = routes.flatMap((route) => (route.method === 'GET' ? ['GET', 'HEAD'] : [route.method]));
  const allow = [...methods, 'OPTIONS'].join(', ');
  return (request, response) => {
    if (request.method === 'OPTIONS') {
      response.writeHead(204, { Allow: allow }).end();
      return;
    }
    throw problem('method-not-allowed', `${request.method} is not taken here; use ${methods.join(' or ')}.`, {
      headers: { Allow: allow },
    });
  };
}
