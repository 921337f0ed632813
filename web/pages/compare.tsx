import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { listRevisionNumbers } from '../../projections/revisions/list-revision-numbers.ts';
import { findRevision, listRevisions } from '../../projections/revisions/queries.ts';
import {
  REVISION_WORDS,
  resolveRevisionRef,
  type RevisionRef,
} from '../../projections/revisions/resolve-revision.ts';
import type { RevisionView } from '../../projections/revisions/views.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { audienceOf, type Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import { chooseRevisions } from '../choose-revisions.ts';
import { COMPARE_VIEWS } from '../compare-views.ts';
import { Comparison, type Neighbours } from '../components/comparison.tsx';
import { StoryHead } from '../components/story-head.tsx';
import { definePage, READERS } from '../define-page.ts';
import { findNames } from '../find-names.ts';
import { articleParams, revisionNumber } from '../inputs.ts';
import { PageFault, storyNotFound } from '../page-fault.ts';

const refSchema = z.union(
  [z.enum(REVISION_WORDS), revisionNumber],
  `must be a revision’s number or one of ${REVISION_WORDS.join(', ')}`,
);

export const compare = definePage({
  name: 'compare',
  method: 'GET',
  path: '/articles/{id}/compare',
  access: READERS,
  params: articleParams,
  input: z.object({
    from: refSchema.default('previous'),
    to: refSchema.default('latest'),
    view: z.enum(COMPARE_VIEWS, 'must be inline, side or list').default('inline'),
    part: revisionNumber.default(1),
  }),
  handle: async ({ web, session, params: { id }, input: { from, to, view, part } }) => {
    const audience = audienceOf(session.principal.role);
    const found = await web.readModel.read(async ({ db }) => {
      const article = await findArticle(db, id, audience);
      if (article === undefined) throw storyNotFound(id);
      const after = await getRevision(db, { articleId: id, ref: to, audience });
      const before = await getBefore(db, { articleId: id, ref: from, relativeTo: after.revision, audience });
      const pair = [...(before === undefined ? [] : [before.revision]), after.revision];
      return { article, before, after, ...(await findNeighbours(db, { articleId: id, pair, audience })) };
    });
    const names = await findNames(web, audience);
    const { timeZone: zone, publicUrl } = web.config;
    return {
      kind: 'page',
      title: titleOf(found.article, found.before, found.after),
      section: 'stories',
      main: (
        <>
          <StoryHead
            article={found.article}
            zone={zone}
            tab="compare"
            now={web.clock()}
            visitor={session.principal}
          />
          <Comparison {...found} {...{ view, part, names, zone, publicUrl }} glossary={web.glossary} />
        </>
      ),
    };
  },
});

type Asked = {
  readonly articleId: ArticleId;
  readonly ref: RevisionRef;
  readonly relativeTo?: number | undefined;
  readonly audience: Audience;
};

async function getRevision(db: ReadDatabase, asked: Asked): Promise<RevisionView> {
  const found = await findByRef(db, asked);
  if (found !== undefined) return found;
  throw new PageFault(
    404,
    'There is no such revision',
    typeof asked.ref === 'number'
      ? `No revision ${String(asked.ref)} of this story can be seen with your token. Its page lists those that can.`
      : `No revision that is “${asked.ref}” can be seen with your token.`,
  );
}

/** Before the first text there is none, which is no fault. */
const getBefore = async (db: ReadDatabase, asked: Asked): Promise<RevisionView | undefined> =>
  asked.ref === 'previous' ? findByRef(db, asked) : getRevision(db, asked);

async function findByRef(db: ReadDatabase, { audience, ...asked }: Asked): Promise<RevisionView | undefined> {
  const revision = await resolveRevisionRef(db, asked, audience);
  return revision === undefined
    ? undefined
    : findRevision(db, { articleId: asked.articleId, revision }, audience);
}

type Pair = {
  readonly articleId: ArticleId;
  /** The last of them is the one that steps go from. */
  readonly pair: readonly number[];
  readonly audience: Audience;
};

async function findNeighbours(db: ReadDatabase, { articleId, pair, audience }: Pair): Promise<Neighbours> {
  const numbers = await listRevisionNumbers(db, articleId, audience);
  const among = chooseRevisions(numbers, pair);
  const page = await listRevisions(db, { articleId, among, limit: among.length }, audience);
  const at = numbers.indexOf(pair.at(-1) ?? 0);
  return {
    choices: [...(page?.items ?? [])].reverse(),
    total: numbers.length,
    earlier: numbers[at - 1],
    later: numbers[at + 1],
  };
}

const titleOf = (article: ArticleView, before: RevisionView | undefined, after: RevisionView): string =>
  `${article.content?.headline ?? article.articleId}: revision ${before === undefined ? '' : `${String(before.revision)} → `}${String(after.revision)}`;
