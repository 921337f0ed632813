import type { VNode } from 'preact';
import { z } from 'zod';

import { listHeadlines } from '../../projections/article-state/list-headlines.ts';
import { findSurroundings } from '../../projections/audit-timeline/find-surroundings.ts';
import { listChangedFields } from '../../projections/audit-timeline/list-changed-fields.ts';
import { address } from '../address.ts';
import { ACT_WORDS } from '../components/act-words.ts';
import type { Names } from '../components/actor-name.tsx';
import { onWallClock } from '../components/times.tsx';
import { TimelineList } from '../components/timeline-list.tsx';
import { AUDITORS, definePage } from '../define-page.ts';
import type { WebDependencies } from '../dependencies.ts';
import { findNames } from '../find-names.ts';
import { PageFault } from '../page-fault.ts';

/** So many acts on each side. */
const EACH = 10;

/** One act with what was done before and after it: to the same story, and in the whole store. */
export const auditEntry = definePage({
  name: 'auditEntry',
  method: 'GET',
  path: '/audit/{position}',
  access: AUDITORS,
  params: z.object({
    position: z
      .string()
      .regex(/^\d{1,18}$/, 'is no place of an act')
      .transform(BigInt),
  }),
  input: z.object({}),
  handle: async ({ web, params: { position } }) => {
    const found = await findAround(web, position);
    if (found === undefined)
      throw new PageFault(404, 'There is no such act', `The store has no act at ${String(position)}.`);
    return {
      kind: 'page',
      title: 'Before and after an act',
      section: 'audit',
      main: <Around found={found} names={await findNames(web, 'staff')} zone={web.config.timeZone} />,
    };
  },
});

const findAround = ({ readModel }: WebDependencies, position: bigint) =>
  readModel.read(async ({ db }) => {
    const around = await findSurroundings(db, { position, each: EACH });
    if (around === undefined) return undefined;
    const all = [...around.inStory, ...around.inStore];
    const ids = [...new Set(all.map(({ articleId }) => articleId))];
    return { ...around, fields: await listChangedFields(db, all), stories: await listHeadlines(db, ids) };
  });

type AroundProps = {
  readonly found: NonNullable<Awaited<ReturnType<typeof findAround>>>;
  readonly names: Names;
  readonly zone: string;
};

const Around = ({ found, names, zone }: AroundProps): VNode => {
  const { entry, inStory, inStore, fields, stories } = found;
  const context = { names, zone, fields, stories, here: entry.position };
  return (
    <>
      <h1>Before and after an act</h1>
      <p>
        {ACT_WORDS[entry.type]}, recorded {onWallClock(entry.recordedAt, zone, 'second')}{' '}
        <span class="zone">{zone}</span>. It stands marked between the {EACH} acts before and after it.
      </p>
      <nav class="modes" aria-label="On this page">
        <ul>
          <li>
            <a href="#in-story">In the story</a>
          </li>
          <li>
            <a href="#in-store">In all stories</a>
          </li>
          <li>
            <a href={address('/audit', { article: entry.articleId })}>All acts of the story</a>
          </li>
        </ul>
      </nav>
      <h2 id="in-story">In the story</h2>
      <TimelineList entries={inStory} {...context} anchor="story" />
      <h2 id="in-store">In all stories</h2>
      <TimelineList entries={inStore} {...context} anchor="store" />
    </>
  );
};
