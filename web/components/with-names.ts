import type { Names } from './actor-name.tsx';

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Sentences hold ids; whoever is known by a name is called by it. */
export const withNames = (sentence: string, names: Names): string =>
  sentence.replaceAll(UUID, (id) => names.get(id) ?? id);
