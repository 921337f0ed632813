import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import { listTimeline } from '../../projections/audit-timeline/queries.ts';
import { audienceOf } from '../../src/domain/article/permissions.ts';
import { storyAddress } from '../address.ts';
import { NextPage, TimelineList } from '../components/timeline-list.tsx';
import { StoryHead } from '../components/story-head.tsx';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { definePage, READERS } from '../define-page.ts';
import { findNames } from '../find-names.ts';
import { articleParams } from '../inputs.ts';
import { storyNotFound } from '../page-fault.ts';

const PAGE_LENGTH = 100;

export const positionText = z.string().regex(/^\d{1,19}$/);

export const timeline = definePage({
  name: 'timeline',
  method: 'GET',
  path: '/articles/{id}/timeline',
  access: READERS,
  params: articleParams,
  input: z.object({ after: z.string().max(200).optional() }),
  handle: async ({ web, session, params: { id }, input }) => {
    const audience = audienceOf(session.principal.role);
    const before = decodeCursor(input.after, positionText);
    const cursor = before === undefined ? undefined : { before: BigInt(before) };
    const { article, page } = await web.readModel.read(async ({ db }) => ({
      article: await findArticle(db, id, audience),
      page: await listTimeline(db, { articleId: id, cursor, limit: PAGE_LENGTH }, audience),
    }));
    if (article === undefined) throw storyNotFound(id);
    const zone = web.config.timeZone;
    const names = await findNames(web, audience);
    const next = page.next === undefined ? undefined : encodeCursor(String(page.next.before));
    return {
      kind: 'page',
      title: `Timeline of ${article.content?.headline ?? id}`,
      section: 'stories',
      main: (
        <>
          <StoryHead {...{ article, zone }} tab="timeline" now={web.clock()} />
          <h1>Timeline</h1>
          <TimelineList entries={page.items} names={names} zone={zone} />
          <NextPage href={next === undefined ? undefined : storyAddress(id, 'timeline', { after: next })} />
        </>
      ),
    };
  },
});
