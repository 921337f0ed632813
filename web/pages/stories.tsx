import { z } from 'zod';

import { listArticles } from '../../projections/article-state/list-articles.ts';
import { findLastPublicPosition } from '../../projections/event-feed/queries.ts';
import { listLastChanges } from '../../projections/revisions/last-changes.ts';
import { audienceOf } from '../../src/domain/article/permissions.ts';
import { mayGive } from '../acts/may-act.ts';
import { StoryList } from '../components/story-list.tsx';
import { decodeCursor } from '../cursor.ts';
import { definePage, READERS } from '../define-page.ts';
import { LISTED_STATUSES, storiesFilter } from '../stories-filter.ts';

const cursorSchema = z.strictObject({ sortKey: z.string(), articleId: z.string() });

const PAGE_LENGTH = 40;

export const stories = definePage({
  name: 'stories',
  method: 'GET',
  path: '/',
  access: READERS,
  params: z.object({}),
  input: storiesFilter,
  handle: async ({ web, session, input }) => {
    const audience = audienceOf(session.principal.role);
    const { after, ...asked } = input;
    const cursor = decodeCursor(after, cursorSchema);
    const { page, changes, last } = await web.readModel.read(async ({ db }) => {
      const found = await listArticles(db, { ...asked, cursor, limit: PAGE_LENGTH }, audience);
      const ids = found.items.map(({ articleId }) => articleId);
      const last = await findLastPublicPosition(db);
      return { page: found, changes: await listLastChanges(db, ids, audience), last };
    });
    return {
      kind: 'page',
      title: 'Stories',
      section: 'stories',
      main: (
        <StoryList
          {...{ page, changes, filter: input, statuses: LISTED_STATUSES }}
          after={`${web.store.epoch}.${String(last)}`}
          mayBegin={mayGive(session.principal.role, 'DraftArticle')}
          now={web.clock()}
          zone={web.config.timeZone}
        />
      ),
    };
  },
});
