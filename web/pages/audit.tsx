import type { VNode } from 'preact';
import { z } from 'zod';

import { listHeadlines } from '../../projections/article-state/list-headlines.ts';
import { listChangedFields } from '../../projections/audit-timeline/list-changed-fields.ts';
import { countTimeline, listTimeline } from '../../projections/audit-timeline/queries.ts';
import { address } from '../address.ts';
import { auditFilter, exportAddress, toTimelineFilter, type AuditFilter } from '../audit-filter.ts';
import { AuditFilterForm } from '../components/audit-filter-form.tsx';
import { counted } from '../components/story-list.tsx';
import { NextPage, TimelineList } from '../components/timeline-list.tsx';
import { TimelineModes } from '../components/timeline-modes.tsx';
import { decodeCursor, encodeCursor, positionText } from '../cursor.ts';
import { AUDITORS, definePage } from '../define-page.ts';
import { findNames } from '../find-names.ts';

const PAGE_LENGTH = 100;

export const audit = definePage({
  name: 'audit',
  method: 'GET',
  path: '/audit',
  access: AUDITORS,
  params: z.object({}),
  input: auditFilter,
  handle: async ({ web, input }) => {
    const zone = web.config.timeZone;
    const filter = toTimelineFilter(input, zone);
    const before = decodeCursor(input.after, positionText);
    const cursor = before === undefined ? undefined : { before: BigInt(before) };
    const { page, count, fields, stories } = await web.readModel.read(async ({ db }) => {
      const found = await listTimeline(db, { ...filter, cursor, limit: PAGE_LENGTH }, 'staff');
      const ids = [...new Set(found.items.map(({ articleId }) => articleId))];
      return {
        page: found,
        count: await countTimeline(db, filter, 'staff'),
        fields: await listChangedFields(db, found.items),
        stories: await listHeadlines(db, ids),
      };
    });
    const context = { names: await findNames(web, 'staff'), zone, fields, stories };
    const next = page.next === undefined ? undefined : encodeCursor(String(page.next.before));
    const isFolded = input.mode === 'editorial' || undefined;
    return {
      kind: 'page',
      title: 'Audit',
      section: 'audit',
      main: (
        <>
          <h1>Audit</h1>
          <AuditFilterForm filter={input} zone={zone} />
          <div class="audit-bar">
            <p role="status">{counted(count, 'act matches', 'acts match')}. The last recorded first.</p>
            <TimelineModes
              mode={input.mode}
              hrefOf={(mode) => address('/audit', withMode({ ...input, mode }))}
            />
            <Exports filter={input} zone={zone} />
          </div>
          <TimelineList entries={page.items} folded={isFolded} {...context} />
          <NextPage
            href={next === undefined ? undefined : address('/audit', withMode({ ...input, after: next }))}
          />
        </>
      ),
    };
  },
});

/** The address says only what isn't usual. */
const withMode = ({ mode, ...filter }: AuditFilter) => ({
  ...filter,
  mode: mode === 'full' ? mode : undefined,
});

const Exports = ({ filter, zone }: { filter: AuditFilter; zone: string }): VNode => (
  <p class="exports">
    All of them, folded or not, as a file:{' '}
    <a href={exportAddress(filter, zone, 'csv')} download>
      CSV
    </a>{' '}
    <a href={exportAddress(filter, zone, 'ndjson')} download>
      JSON lines
    </a>
  </p>
);
