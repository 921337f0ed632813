import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import { listChangedFields } from '../../projections/audit-timeline/list-changed-fields.ts';
import { listTimeline } from '../../projections/audit-timeline/queries.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { audienceOf, type Audience } from '../../src/domain/article/permissions.ts';
import { storyAddress } from '../address.ts';
import { timelineMode, type TimelineMode } from '../audit-filter.ts';
import { NextPage, TimelineList } from '../components/timeline-list.tsx';
import { TimelineModes } from '../components/timeline-modes.tsx';
import { StoryHead } from '../components/story-head.tsx';
import { decodeCursor, encodeCursor, positionText } from '../cursor.ts';
import { definePage, READERS } from '../define-page.ts';
import type { WebDependencies } from '../dependencies.ts';
import { findNames } from '../find-names.ts';
import { articleParams } from '../inputs.ts';
import { storyNotFound } from '../page-fault.ts';

const PAGE_LENGTH = 100;

export const timeline = definePage({
  name: 'timeline',
  method: 'GET',
  path: '/articles/{id}/timeline',
  access: READERS,
  params: articleParams,
  input: z.object({ after: z.string().max(200).optional(), mode: timelineMode }),
  handle: async ({ web, session, params: { id }, input }) => {
    const audience = audienceOf(session.principal.role);
    const before = decodeCursor(input.after, positionText);
    const cursor = before === undefined ? undefined : { before: BigInt(before) };
    const question = { articleId: id, cursor, limit: PAGE_LENGTH };
    const { article, page, fields } = await findTimeline(web, question, audience);
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
          <StoryHead {...{ article, zone }} tab="timeline" now={web.clock()} visitor={session.principal} />
          <h1>Timeline</h1>
          {fields === undefined ? null : (
            <TimelineModes
              mode={input.mode}
              hrefOf={(mode) => storyAddress(id, 'timeline', { ...shownAs(mode), after: input.after })}
            />
          )}
          <TimelineList
            entries={page.items}
            folded={input.mode === 'editorial' || undefined}
            {...{ names, zone, fields }}
          />
          <NextPage
            href={
              next === undefined
                ? undefined
                : storyAddress(id, 'timeline', { ...shownAs(input.mode), after: next })
            }
          />
        </>
      ),
    };
  },
});

type Question = Parameters<typeof listTimeline>[1] & { readonly articleId: ArticleId };

const findTimeline = ({ readModel }: WebDependencies, question: Question, audience: Audience) =>
  readModel.read(async ({ db }) => {
    const page = await listTimeline(db, question, audience);
    return {
      page,
      article: await findArticle(db, question.articleId, audience),
      fields: audience === 'staff' ? await listChangedFields(db, page.items) : undefined,
    };
  });

/** The address says only what isn't usual. */
const shownAs = (mode: TimelineMode): { readonly mode: TimelineMode | undefined } => ({
  mode: mode === 'full' ? mode : undefined,
});
