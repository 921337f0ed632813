import type { VNode } from 'preact';
import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { listRecordings } from '../../projections/audit-timeline/list-recordings.ts';
import type { AuthenticatedPrincipal } from '../../src/access/principal.ts';
import { findKnownArticle } from '../../src/application/find-known-article.ts';
import { findPastText } from '../../src/application/find-past-text.ts';
import { isTimeZone } from '../../src/domain/article/editorial-time.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { listShown } from '../../src/domain/article/list-shown.ts';
import { findPast } from '../../src/domain/article/past.ts';
import { audienceOf, type Audience } from '../../src/domain/article/permissions.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { PastMoment, type Moment } from '../components/past-moment.tsx';
import { StoryHead } from '../components/story-head.tsx';
import type { MomentAsked, MomentFaults } from '../components/moment-form.tsx';
import { definePage, READERS } from '../define-page.ts';
import type { WebDependencies } from '../dependencies.ts';
import { articleParams, maybe } from '../inputs.ts';
import { storyNotFound } from '../page-fault.ts';
import { readMoment } from '../read-moment.ts';

const words = maybe(z.string('must be given once').max(100, 'is longer than 100 characters'));

export const timeTravel = definePage({
  name: 'timeTravel',
  method: 'GET',
  path: '/articles/{id}/at',
  access: READERS,
  params: articleParams,
  input: z.object({ t: words, known: words, zone: words }),
  handle: async ({ web, session, params: { id }, input }) => {
    const audience = audienceOf(session.principal.role);
    const now = web.clock();
    const asked = { t: input.t, known: input.known, zone: input.zone ?? web.config.timeZone };
    const read = readAsked(asked, { now, fallback: web.config.timeZone });
    const found = await findMoment(web, { articleId: id, audience, ...read, now });
    const headline = found.article.content?.headline ?? id;
    return {
      kind: 'page',
      status: Object.keys(read.faults).length > 0 ? 400 : 200,
      title: `What readers saw of ${headline}`,
      section: 'stories',
      main: (
        <TimeTravel article={found.article} visitor={session.principal} zone={web.config.timeZone} now={now}>
          <PastMoment {...found} {...{ asked, now }} {...read} />
        </TimeTravel>
      ),
    };
  },
});

type TravelProps = {
  readonly article: ArticleView;
  readonly visitor: AuthenticatedPrincipal;
  readonly zone: string;
  readonly now: Instant;
  readonly children: VNode;
};

const TimeTravel = ({ children, ...head }: TravelProps): VNode => (
  <>
    <StoryHead {...head} tab="at" />
    {children}
  </>
);

type Read = {
  readonly t: Instant | undefined;
  readonly known: Instant | undefined;
  /** A zone that is one. */
  readonly zone: string;
  readonly faults: MomentFaults;
};

/** What can't be read counts as not asked, and is told of. */
function readAsked(
  asked: MomentAsked,
  { now, fallback }: { readonly now: Instant; readonly fallback: string },
): Read {
  const isZone = isTimeZone(asked.zone);
  const zone = isZone ? asked.zone : fallback;
  // On an unknown clock a time means nothing.
  const read = (text: string | undefined) =>
    text === undefined || !isZone ? undefined : readMoment(text, { zone, now });
  const [t, known] = [read(asked.t), read(asked.known)];
  return {
    zone,
    t: t?.ok === true ? t.value : undefined,
    known: known?.ok === true ? known.value : undefined,
    faults: {
      ...(t?.ok === false ? { t: t.error } : {}),
      ...(known?.ok === false ? { known: known.error } : {}),
      ...(isZone
        ? {}
        : {
            zone: `“${asked.zone}” is not a time zone: use an IANA name like Asia/Taipei or an offset like +08:00`,
          }),
    },
  };
}

type Asking = {
  readonly articleId: ArticleId;
  readonly audience: Audience;
  readonly t: Instant | undefined;
  readonly known: Instant | undefined;
  readonly now: Instant;
};

type FoundMoment = Omit<Moment, 'asked' | 'faults' | 'zone' | 'now' | 't' | 'known'>;

async function findMoment(web: WebDependencies, asking: Asking): Promise<FoundMoment> {
  const { articleId, audience } = asking;
  const { article, recordings } = await web.readModel.read(async ({ db }) => ({
    article: await findArticle(db, articleId, audience),
    recordings: await listRecordings(db, articleId),
  }));
  if (article === undefined) throw storyNotFound(articleId);
  // What was known at a time is in effect by then.
  const asOf = asking.t ?? asking.known ?? asking.now;
  const known = await findKnownArticle(web, articleId, asking.known);
  const past = known === undefined ? undefined : findPast(known.acts, asOf);
  const shown = known === undefined ? [] : listShown(known.acts);
  const found = { article, recordings, asOf, past, shown };
  if (known === undefined || past === undefined) return found;
  const { state } = past;
  const question = { now: article, known, state, asOf, audience };
  return { ...found, text: await web.readModel.read(({ db }) => findPastText(db, question)) };
}
