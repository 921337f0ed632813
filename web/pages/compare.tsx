import type { VNode } from 'preact';
import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { findRevision } from '../../projections/revisions/queries.ts';
import {
  REVISION_WORDS,
  resolveRevisionRef,
  type RevisionRef,
} from '../../projections/revisions/resolve-revision.ts';
import type { RevisionView } from '../../projections/revisions/views.ts';
import type { Glossary } from '../../src/diff/words/glossary.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { audienceOf, type Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { Comparison } from '../components/comparison.tsx';
import { StoryHead } from '../components/story-head.tsx';
import { definePage, READERS } from '../define-page.ts';
import { articleParams, revisionNumber } from '../inputs.ts';
import { PageFault, storyNotFound } from '../page-fault.ts';

const COMPARE_VIEWS = ['inline', 'side', 'list'] as const;

const refSchema = z.union([z.enum(REVISION_WORDS), revisionNumber], 'must be a revision’s number, or a word');

export const compare = definePage({
  name: 'compare',
  method: 'GET',
  path: '/articles/{id}/compare',
  access: READERS,
  params: articleParams,
  input: z.object({
    from: refSchema.default('previous'),
    to: refSchema.default('latest'),
    view: z.enum(COMPARE_VIEWS).default('inline'),
  }),
  handle: async ({ web, session, params: { id }, input: { from, to, view } }) => {
    const audience = audienceOf(session.principal.role);
    const found = await web.readModel.read(async ({ db }) => {
      const article = await findArticle(db, id, audience);
      if (article === undefined) throw storyNotFound(id);
      const after = await getRevision(db, { articleId: id, ref: to, audience });
      const relativeTo = after.revision;
      const before = await getRevision(db, { articleId: id, ref: from, relativeTo, audience });
      const next = await findNext(db, { articleId: id, ref: after.revision, audience });
      return { article, before, after, next };
    });
    const zone = web.config.timeZone;
    return {
      kind: 'page',
      title: titleOf(found.article, found.before, found.after),
      section: 'stories',
      main: <Compare {...found} {...{ view, zone }} glossary={web.glossary} now={web.clock()} />,
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
    asked.ref === 'previous'
      ? 'No revision comes before the first one, so there is nothing to compare it with.'
      : `No revision ${String(asked.ref)} of this story can be seen with your token.`,
  );
}

async function findByRef(db: ReadDatabase, { audience, ...asked }: Asked): Promise<RevisionView | undefined> {
  const revision = await resolveRevisionRef(db, asked, audience);
  return revision === undefined
    ? undefined
    : findRevision(db, { articleId: asked.articleId, revision }, audience);
}

/** The revision with the next number that may be seen. */
async function findNext(db: ReadDatabase, asked: Asked & { ref: number }): Promise<number | undefined> {
  for (const step of [1, 2, 3, 4, 5]) {
    const found = await findByRef(db, { ...asked, ref: asked.ref + step });
    if (found !== undefined) return found.revision;
  }
  return undefined;
}

const titleOf = (article: ArticleView, before: RevisionView, after: RevisionView): string =>
  `${article.content?.headline ?? article.articleId}: revision ${String(before.revision)} → ${String(after.revision)}`;

type Props = {
  readonly article: ArticleView;
  readonly before: RevisionView;
  readonly after: RevisionView;
  readonly next: number | undefined;
  readonly view: (typeof COMPARE_VIEWS)[number];
  readonly zone: string;
  readonly now: Instant;
  readonly glossary: Glossary | undefined;
};

const Compare = ({ article, now, ...rest }: Props): VNode => (
  <>
    <StoryHead article={article} zone={rest.zone} tab="compare" now={now} />
    <Comparison {...rest} />
  </>
);
