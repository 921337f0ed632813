import type { Route } from '../route.ts';
import { createArticle } from './create-article.ts';
import { documentationRoutes } from './documentation.ts';
import { importSnapshots } from './import-snapshots.ts';
import { operationRoutes } from './operations.ts';
import { statusChangeRoutes } from './status-changes.ts';
import { textChangeRoutes } from './text-changes.ts';

const DESCRIBED: readonly Route[] = [
  createArticle,
  ...textChangeRoutes,
  ...statusChangeRoutes,
  importSnapshots,
  ...operationRoutes,
];

/** Every route that is served. */
export const ROUTES: readonly Route[] = [...DESCRIBED, ...documentationRoutes(DESCRIBED)];
