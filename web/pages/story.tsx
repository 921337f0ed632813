import type { VNode } from 'preact';
import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView, NoticeView } from '../../projections/article-state/views.ts';
import { findRevision } from '../../projections/revisions/queries.ts';
import type { RevisionView } from '../../projections/revisions/views.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { audienceOf, type Audience } from '../../src/domain/article/permissions.ts';
import { listActsFor } from '../acts/may-act.ts';
import { storyAddress } from '../address.ts';
import { DONE, DoneNote } from '../components/done-note.tsx';
import { RevisionRail } from '../components/revision-rail.tsx';
import { StoryHead } from '../components/story-head.tsx';
import { StoryText } from '../components/story-text.tsx';
import { onWallClock } from '../components/times.tsx';
import { decodeCursor, positionText } from '../cursor.ts';
import { definePage, READERS } from '../define-page.ts';
import type { WebDependencies } from '../dependencies.ts';
import { findNames } from '../find-names.ts';
import { listActs, type ActsPage } from '../list-acts.ts';
import { storyNotFound } from '../page-fault.ts';
import { articleParams, maybe, revisionNumber } from '../inputs.ts';

const RAIL_LENGTH = 60;

export const story = definePage({
  name: 'story',
  method: 'GET',
  path: '/articles/{id}',
  access: READERS,
  params: articleParams,
  input: z.object({
    revision: revisionNumber.optional(),
    acts: z.string().max(200).optional(),
    at: maybe(revisionNumber),
    done: z.enum(DONE).optional().catch(undefined),
  }),
  handle: async ({ web, session, params: { id }, input }) => {
    const audience = audienceOf(session.principal.role);
    const { article, asked, draft, page } = await findStory(web, { id, ...input }, audience);
    const zone = web.config.timeZone;
    const names = await findNames(web, audience);
    const shown = asked?.revision ?? article.revision ?? undefined;
    const mayRestore = listActsFor(article, session.principal).includes('restore');
    return {
      kind: 'page',
      title: (article.content ?? draft?.content)?.headline ?? `Story ${id}`,
      section: 'stories',
      main: (
        <>
          <DoneNote done={input.done} />
          <StoryHead {...{ article, zone }} tab="text" now={web.clock()} visitor={session.principal} />
          <div class="with-rail">
            <section class="reading" aria-label="The text">
              <Notices articleId={id} notices={article.notices} zone={zone} />
              {asked === undefined ? (
                <Current article={article} draft={draft?.content ?? undefined} />
              ) : (
                <Past revision={asked} {...{ zone, mayRestore }} />
              )}
            </section>
            <aside>
              <RevisionRail articleId={id} {...{ page, names, zone, shown }} pinned={input.revision} />
            </aside>
          </div>
        </>
      ),
    };
  },
});

type Asked = {
  readonly id: ArticleId;
  readonly revision?: number | undefined;
  readonly acts?: string | undefined;
  readonly at?: number | undefined;
};

type FoundStory = {
  readonly article: ArticleView;
  /** The revision that was asked for. */
  readonly asked: RevisionView | undefined;
  readonly draft: RevisionView | undefined;
  readonly page: ActsPage;
};

/** Throws a PageFault for what is not there, or not to be seen. */
async function findStory(
  { readModel }: WebDependencies,
  { id, revision, acts, at }: Asked,
  audience: Audience,
): Promise<FoundStory> {
  const before = decodeCursor(acts, positionText);
  const cursor = before === undefined ? undefined : { before: BigInt(before) };
  const found = await readModel.read(async ({ db }) => {
    const article = await findArticle(db, id, audience);
    if (article === undefined) return undefined;
    const find = async (number: number | undefined): Promise<RevisionView | undefined> =>
      number === undefined ? undefined : findRevision(db, { articleId: id, revision: number }, audience);
    return {
      article,
      asked: await find(revision),
      draft: await find(onlyDraftOf(article)),
      page: await listActs(db, { articleId: id, cursor, at, limit: RAIL_LENGTH }, audience),
    };
  });
  if (found === undefined || (revision !== undefined && found.asked === undefined))
    throw storyNotFound(revision === undefined ? id : `${id}, revision ${String(revision)}`);
  return found;
}

/** The draft of a story of which readers have seen no text. */
const onlyDraftOf = ({ contentState, desk }: ArticleView): number | undefined =>
  contentState === 'none' ? desk?.draftRevision : undefined;

/** A story may have hundreds; its timeline has them all. */
const NOTICES = 12;

type NoticesProps = {
  readonly articleId: string;
  readonly notices: readonly NoticeView[];
  readonly zone: string;
};

const Notices = ({ articleId, notices, zone }: NoticesProps): VNode | null =>
  notices.length === 0 ? null : (
    <ul class="notices" aria-label="Notices to readers">
      {notices.slice(0, NOTICES).map(({ notice, effectiveAt, type }) => (
        <li key={`${effectiveAt}${type}`}>
          <strong>{type === 'ArticleCorrected' ? 'Correction' : 'Notice'}</strong> <bdi>{notice}</bdi>{' '}
          <time datetime={effectiveAt}>{onWallClock(effectiveAt, zone)}</time>
        </li>
      ))}
      {notices.length > NOTICES ? (
        <li>
          {notices.length - NOTICES} earlier notices stand in{' '}
          <a href={storyAddress(articleId, 'timeline')}>the timeline</a>.
        </li>
      ) : null}
    </ul>
  );

const ABSENT = {
  unobserved: 'A text stood here, but nobody kept it: text not observed.',
  hidden: 'Readers get no text of this story now.',
  none: 'Readers have seen no text of this story.',
  held: '',
} as const;

type CurrentProps = {
  readonly article: ArticleView;
  /** Shown where readers have no text at all. */
  readonly draft: Content | undefined;
};

const Current = ({ article, draft }: CurrentProps): VNode => {
  const waits = article.desk?.draftRevision;
  return (
    <>
      {waits === undefined ? null : (
        <p class="aside-note">
          A draft waits:{' '}
          <a href={storyAddress(article.articleId, '', { revision: waits })}>revision {waits}</a>
        </p>
      )}
      <TextOr
        content={article.content}
        heading={draft === undefined ? `Story ${article.articleId}` : undefined}
      >
        {ABSENT[article.contentState]}
      </TextOr>
      {draft === undefined ? null : <StoryText content={draft} />}
    </>
  );
};

type PastProps = { readonly revision: RevisionView; readonly zone: string; readonly mayRestore: boolean };

const Past = ({ revision, zone, mayRestore }: PastProps): VNode => (
  <>
    <p class="aside-note" role="status">
      Revision {revision.revision}
      {revision.isPublic ? '' : ', a draft that readers have not seen'}
      {revision.effectiveAt === null
        ? ''
        : `, before readers since ${onWallClock(revision.effectiveAt, zone)}`}
      . <a href={storyAddress(revision.articleId)}>The text as it is now</a>
      {' · '}
      <a href={storyAddress(revision.articleId, 'compare', { from: 'previous', to: revision.revision })}>
        What it changed
      </a>
      {mayRestore && revision.content !== null ? (
        <>
          {' · '}
          <a href={storyAddress(revision.articleId, 'acts/restore', { revision: revision.revision })}>
            Restore this revision
          </a>
        </>
      ) : null}
    </p>
    <TextOr content={revision.content} heading={`Revision ${String(revision.revision)}`}>
      {ABSENT[revision.contentState]}
    </TextOr>
  </>
);

type TextOrProps = {
  readonly content: Content | null;
  /** Of the page, where there is no text with a headline. */
  readonly heading: string | undefined;
  readonly children: string;
};

/** The text, or why there is none. */
const TextOr = ({ content, heading, children }: TextOrProps): VNode =>
  content === null ? (
    <>
      {heading === undefined ? null : <h1>{heading}</h1>}
      <p class="absent">{children}</p>
    </>
  ) : (
    <StoryText content={content} />
  );
