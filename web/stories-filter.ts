import { z } from 'zod';

import { ARTICLE_SORTS } from '../projections/article-state/list-articles.ts';
import { ARTICLE_STATUSES } from '../src/domain/article/article.ts';
import { maybe } from './inputs.ts';

export const LISTED_STATUSES = ARTICLE_STATUSES.filter((status) => status !== 'none');

const text = z.string().max(500);

/** What the list of stories may be asked. */
export const storiesFilter = z.object({
  q: maybe(text),
  status: maybe(z.enum(LISTED_STATUSES)),
  section: maybe(text),
  tag: maybe(text),
  language: maybe(text),
  sort: z.enum(ARTICLE_SORTS).default('updated'),
  after: z.string().max(4_000).optional(),
});

export type StoriesFilter = z.output<typeof storiesFilter>;
