import type { VNode } from 'preact';
import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { findBlame, type RevisionBlame } from '../../projections/revisions/blame.ts';
import { findRevision, listRevisions } from '../../projections/revisions/queries.ts';
import {
  REVISION_WORDS,
  resolveRevisionRef,
  type RevisionRef,
} from '../../projections/revisions/resolve-revision.ts';
import type { RevisionListItem, RevisionView } from '../../projections/revisions/views.ts';
import type { AuthenticatedPrincipal } from '../../src/access/principal.ts';
import { listOrigins } from '../../src/diff/blame/list-origins.ts';
import { listRuns } from '../../src/diff/blame/origin-runs.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { audienceOf, type Audience } from '../../src/domain/article/permissions.ts';
import type { ReadDatabase } from '../../src/read-model/read-database.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import { ACT_WORDS } from '../components/act-words.ts';
import type { Names } from '../components/actor-name.tsx';
import { BlamedText } from '../components/blamed-text.tsx';
import { momentOf, OriginList, toOriginLine, toOrigins } from '../components/origin-list.tsx';
import { StoryHead } from '../components/story-head.tsx';
import { onWallClock } from '../components/times.tsx';
import { definePage, READERS } from '../define-page.ts';
import { findNames } from '../find-names.ts';
import { articleParams, maybe, revisionNumber } from '../inputs.ts';
import { PageFault, storyNotFound } from '../page-fault.ts';

const refSchema = z.union(
  [z.enum(REVISION_WORDS), revisionNumber],
  `must be a revision’s number or one of ${REVISION_WORDS.join(', ')}`,
);

export const blame = definePage({
  name: 'blame',
  method: 'GET',
  path: '/articles/{id}/blame',
  access: READERS,
  params: articleParams,
  input: z.object({ revision: maybe(refSchema), show: maybe(revisionNumber) }),
  handle: async ({ web, session, params: { id }, input }) => {
    const audience = audienceOf(session.principal.role);
    const asked = { articleId: id, ref: input.revision ?? ('latest' as const) };
    const found = await web.readModel.read(async ({ db }) => {
      const article = await findArticle(db, id, audience);
      if (article === undefined) throw storyNotFound(id);
      const revision = await getRevision(db, asked, audience);
      return { article, revision, ...(await findOrigins(db, revision, audience)) };
    });
    const names = await findNames(web, audience);
    const headline = found.article.content?.headline ?? id;
    return {
      kind: 'page',
      title: `Who wrote ${headline}, revision ${String(found.revision.revision)}`,
      section: 'stories',
      main: (
        <BlamePage
          {...found}
          lit={input.show}
          names={names}
          visitor={session.principal}
          zone={web.config.timeZone}
          now={web.clock()}
        />
      ),
    };
  },
});

type Asked = { readonly articleId: ArticleId; readonly ref: RevisionRef };

async function getRevision(db: ReadDatabase, asked: Asked, audience: Audience): Promise<RevisionView> {
  const { articleId, ref } = asked;
  const revision = await resolveRevisionRef(db, asked, audience);
  const found =
    revision === undefined ? undefined : await findRevision(db, { articleId, revision }, audience);
  if (found !== undefined) return found;
  throw new PageFault(
    404,
    'There is no such revision',
    typeof ref === 'number'
      ? `No revision ${String(ref)} of this story can be seen with your token.`
      : `This story has no ${ref} revision that can be seen with your token.`,
  );
}

type Found = {
  readonly blamed: RevisionBlame | undefined;
  readonly origins: readonly RevisionListItem[];
  /** The revisions with the numbers beside it that may be seen. */
  readonly before: number | undefined;
  readonly after: number | undefined;
};

/** How far up the next number that may be seen is looked for: readers' numbers skip drafts. */
const LOOK_AHEAD = 50;

async function findOrigins(db: ReadDatabase, shown: RevisionView, audience: Audience): Promise<Found> {
  const { articleId, revision, contentState } = shown;
  const blamed = contentState === 'held' ? await findBlame(db, { articleId, revision }) : undefined;
  const numbers = blamed === undefined ? [] : listOrigins(blamed.state);
  const above = Array.from({ length: LOOK_AHEAD }, (_, index) => revision + index + 1);
  const list = async (among: readonly number[]): Promise<readonly RevisionListItem[]> =>
    among.length === 0
      ? []
      : ((await listRevisions(db, { articleId, among, limit: among.length }, audience))?.items ?? []);
  const below = await listRevisions(db, { articleId, before: revision, limit: 1 }, audience);
  return {
    blamed,
    origins: await list(numbers),
    before: below?.items[0]?.revision,
    after: (await list(above)).at(-1)?.revision,
  };
}

type Props = Found & {
  readonly article: ArticleView;
  readonly revision: RevisionView;
  readonly lit: number | undefined;
  readonly names: Names;
  readonly visitor: AuthenticatedPrincipal;
  readonly zone: string;
  readonly now: Instant;
};

const BlamePage = (props: Props): VNode => (
  <>
    <StoryHead
      article={props.article}
      zone={props.zone}
      tab="blame"
      now={props.now}
      visitor={props.visitor}
    />
    <h1>Who wrote which words</h1>
    <p class="blame-about">
      Revision {props.revision.revision}, {ACT_WORDS[props.revision.type].toLowerCase()}{' '}
      {onWallClock(momentOf(props.revision), props.zone)} <span class="zone">{props.zone}</span>. Words keep
      their origin where they moved or came back.
      {props.blamed?.base === undefined
        ? null
        : ` A draft: origins go on from revision ${String(props.blamed.base)}, which readers saw then.`}
    </p>
    <Steps {...props} />
    <Blamed {...props} />
  </>
);

const Steps = ({ revision, before, after }: Props): VNode => {
  const { articleId } = revision;
  return (
    <nav class="steps" aria-label="Revisions" data-steps>
      <ul>
        {before === undefined ? null : (
          <li>
            <a href={storyAddress(articleId, 'blame', { revision: before })} data-step="before" rel="prev">
              ← Revision {before}
            </a>
          </li>
        )}
        {after === undefined ? null : (
          <li>
            <a href={storyAddress(articleId, 'blame', { revision: after })} data-step="after" rel="next">
              Revision {after} →
            </a>
          </li>
        )}
      </ul>
      <form class="go-to" method="get" action={storyAddress(articleId, 'blame')}>
        <label for="revision">Revision</label>
        <input
          id="revision"
          name="revision"
          inputMode="numeric"
          pattern="[1-9][0-9]*"
          value={revision.revision}
          required
        />
        <button type="submit">Show</button>
      </form>
    </nav>
  );
};

const Blamed = (props: Props): VNode => {
  const { revision, blamed, lit, names, zone } = props;
  if (revision.contentState === 'hidden')
    return <p class="absent">Readers get no text of this story now, nor of its past.</p>;
  if (revision.content === null || blamed === undefined)
    return <p class="absent">A text stood here, but nobody kept it: text not observed.</p>;
  const origins = toOrigins(props.origins, revision, lengthsOf(blamed));
  const said = new Map(
    origins.map((origin) => [
      origin.item.revision,
      { age: origin.age, line: toOriginLine(origin, { names, zone }) },
    ]),
  );
  const { articleId, content } = revision;
  return (
    <div class="with-rail">
      <section class="reading" aria-label="The text, by origin">
        <p class="hint">
          Each stretch is a link to the revision that brought it; its number stands before it.{' '}
          <a href="#origins">To the list of {origins.length === 1 ? 'the one revision' : 'revisions'}</a>
        </p>
        <BlamedText {...{ articleId, content, said, lit }} state={blamed.state} />
      </section>
      <OriginList shown={revision} {...{ origins, names, zone, lit }} />
    </div>
  );
};

/** UTF-16 code units by origin. */
function lengthsOf({ state }: RevisionBlame): ReadonlyMap<number, number> {
  const lengths = new Map<number, number>();
  for (const { start, end, origin } of [...state.blocks, ...Object.values(state.fields)].flatMap(listRuns))
    lengths.set(origin, (lengths.get(origin) ?? 0) + end - start);
  return lengths;
}
