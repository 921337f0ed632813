import type { ServerResponse } from 'node:http';

import type { Found } from './authenticate.ts';
import type { RequestFacts } from './route.ts';
import type { RouteName } from './route-roles.ts';

/** What the steps of one request tell each other. */
export type RequestState = {
  readonly facts: RequestFacts;
  readonly startedAt: number;
  found: Found;
  routeName: RouteName | undefined;
};

const states = new WeakMap<ServerResponse, RequestState>();

export const setState = (response: ServerResponse, state: RequestState): void => {
  states.set(response, state);
};

/** Throws where the first step didn't run, which is a fault of ours. */
export function stateOf(response: ServerResponse): RequestState {
  const state = states.get(response);
  if (state === undefined) throw new Error('The request has no state: openRequest must be the first step');
  return state;
}
