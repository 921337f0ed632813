import type { Audience } from '../domain/article/permissions.ts';
import type { ApiDependencies } from './dependencies.ts';

/** What the tokens are called, by id. For staff: who else would only see the ids that events hold. */
export type TokenNames = ReadonlyMap<string, string>;

const NONE: TokenNames = new Map();

export const findTokenNames = (api: ApiDependencies, audience: Audience): Promise<TokenNames> =>
  audience === 'staff' ? api.tokens.names() : Promise.resolve(NONE);

/** The view with `name` beside each token's id, and names for ids in sentences. Events and rows hold ids alone, so that a name can be changed or erased. */
export function withTokenNames(view: unknown, names: TokenNames): unknown {
  if (names.size === 0 || typeof view !== 'object' || view === null) return view;
  if (Array.isArray(view)) return view.map((item) => withTokenNames(item, names));
  const named = Object.fromEntries(
    Object.entries(view).map(([key, item]) => [
      key,
      key === 'sentence' ? nameIds(String(item), names) : withTokenNames(item, names),
    ]),
  );
  const name = 'kind' in view && 'id' in view ? names.get(String(view.id)) : undefined;
  return name === undefined ? named : { ...named, name };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

export const nameIds = (sentence: string, names: TokenNames): string =>
  sentence.replaceAll(UUID, (id) => names.get(id) ?? id);
