import type { Audience } from '../src/domain/article/permissions.ts';
import type { Names } from './components/actor-name.tsx';
import type { WebDependencies } from './dependencies.ts';

/** What tokens are called, for staff; readers see ids alone. */
export const findNames = async ({ tokens }: WebDependencies, audience: Audience): Promise<Names> =>
  audience === 'staff' ? tokens.names() : new Map();
