import type { VNode } from 'preact';

import type { Actor } from '../../src/domain/article/events.ts';

/** The names of those known here, by id. */
export type Names = ReadonlyMap<string, string>;

/** Read models hold ids alone; a token's name is looked up where it is shown. */
export const ActorName = ({ actor, names }: { actor: Pick<Actor, 'kind' | 'id'>; names: Names }): VNode => (
  <span class={`actor ${actor.kind}`} title={`${actor.kind} ${actor.id}`}>
    {actor.kind === 'unknown' ? 'somebody unknown' : (names.get(actor.id) ?? actor.id)}
  </span>
);
