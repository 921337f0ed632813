import type { ServerResponse } from 'node:http';

import type { Found } from './authenticate.ts';
import type { RequestFacts } from './route.ts';
import type { RouteName } from './route-roles.ts';

/** What the steps of one request tell each other. */
export type RequestState = {
  readonly facts: RequestFacts;
  /** By `performance.now()`. */
  readonly startedAt: number;
  found: Found;
  routeName: RouteName | undefined;
};

const STATE = Symbol('request state');

/** A property is quicker than a WeakMap, which the garbage collector must look through. */
type WithState = ServerResponse & { [STATE]?: RequestState };

export const setState = (response: WithState, state: RequestState): void => {
  response[STATE] = state;
};

/** Throws where the first step didn't run, which is a fault of ours. */
export function stateOf(response: WithState): RequestState {
  const state = response[STATE];
  if (state === undefined) throw new Error('The request has no state: openRequest must be the first step');
  return state;
}
