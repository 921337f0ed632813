import type { Route } from '../route.ts';
import { audit } from './audit.ts';
import { createArticle } from './create-article.ts';
import { diffRevisions } from './diff-revisions.ts';
import { documentationRoutes } from './documentation.ts';
import { events } from './events.ts';
import { live } from './live.ts';
import { importSnapshots } from './import-snapshots.ts';
import { listArticles } from './list-articles.ts';
import { operationRoutes } from './operations.ts';
import { readBlame } from './read-blame.ts';
import { articleRoutes } from './read-article.ts';
import { revisionRoutes } from './read-revisions.ts';
import { readTimeline } from './read-timeline.ts';
import { search } from './search.ts';
import { statusChangeRoutes } from './status-changes.ts';
import { textChangeRoutes } from './text-changes.ts';

const DESCRIBED: readonly Route[] = [
  listArticles,
  ...articleRoutes,
  ...revisionRoutes,
  diffRevisions,
  readBlame,
  readTimeline,
  search,
  audit,
  events,
  live,
  createArticle,
  ...textChangeRoutes,
  ...statusChangeRoutes,
  importSnapshots,
  ...operationRoutes,
];

/** Every route that is served. */
export const ROUTES: readonly Route[] = [...DESCRIBED, ...documentationRoutes(DESCRIBED)];
