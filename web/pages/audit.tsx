import { TZDate } from '@date-fns/tz/date';
import type { VNode } from 'preact';
import { z } from 'zod';

import { countTimeline, listTimeline } from '../../projections/audit-timeline/queries.ts';
import type { TimelineFilter } from '../../projections/audit-timeline/views.ts';
import { ANOMALY_CODES, ARTICLE_EVENT_TYPES, type ArticleId } from '../../src/domain/article/events.ts';
import { toInstant, type Instant } from '../../src/shared/clock.ts';
import { address } from '../address.ts';
import { ACT_WORDS } from '../components/act-words.ts';
import { counted } from '../components/story-list.tsx';
import { NextPage, TimelineList } from '../components/timeline-list.tsx';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { AUDITORS, definePage } from '../define-page.ts';
import { findNames } from '../find-names.ts';
import { maybe } from '../inputs.ts';
import { positionText } from './timeline.tsx';

const PAGE_LENGTH = 100;

const text = maybe(z.string().max(500));
const day = maybe(z.iso.date('must be a day, for example 2024-03-12'));

const filterSchema = z.object({
  q: text,
  type: maybe(z.enum(ARTICLE_EVENT_TYPES)),
  actor: text,
  article: maybe(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is no id of a story')),
  ip: text,
  from: day,
  to: day,
  silent: maybe(z.enum(['yes', 'no', 'undetermined'])),
  anomaly: maybe(z.enum(['any', ...ANOMALY_CODES])),
  after: z.string().max(200).optional(),
});

type AuditFilter = z.output<typeof filterSchema>;

export const audit = definePage({
  name: 'audit',
  method: 'GET',
  path: '/audit',
  access: AUDITORS,
  params: z.object({}),
  input: filterSchema,
  handle: async ({ web, input }) => {
    const zone = web.config.timeZone;
    const filter = toFilter(input, zone);
    const before = decodeCursor(input.after, positionText);
    const cursor = before === undefined ? undefined : { before: BigInt(before) };
    const { page, count } = await web.readModel.read(async ({ db }) => ({
      page: await listTimeline(db, { ...filter, cursor, limit: PAGE_LENGTH }, 'staff'),
      count: await countTimeline(db, filter, 'staff'),
    }));
    const names = await findNames(web, 'staff');
    const next = page.next === undefined ? undefined : encodeCursor(String(page.next.before));
    return {
      kind: 'page',
      title: 'Audit',
      section: 'audit',
      main: (
        <>
          <h1>Audit</h1>
          <AuditFilterForm filter={input} zone={zone} />
          <p role="status">{counted(count, 'act matches', 'acts match')}. The last recorded first.</p>
          <TimelineList entries={page.items} names={names} zone={zone} withStories />
          <NextPage href={next === undefined ? undefined : address('/audit', { ...input, after: next })} />
        </>
      ),
    };
  },
});

/** Days begin and end on the installation's wall clock; the last one counts whole. */
function toFilter(
  { type, article, from, to, after: _after, ...rest }: AuditFilter,
  zone: string,
): TimelineFilter {
  return {
    ...rest,
    types: type === undefined ? undefined : [type],
    articleId: article === undefined ? undefined : (article as ArticleId),
    from: from === undefined ? undefined : startOfDay(from, { zone, plusDays: 0 }),
    to: to === undefined ? undefined : startOfDay(to, { zone, plusDays: 1 }),
  };
}

function startOfDay(date: string, { zone, plusDays }: { zone: string; plusDays: number }): Instant {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number);
  return toInstant(new TZDate(year, month - 1, dayOfMonth + plusDays, zone).getTime());
}

const SILENT = { yes: 'silent edits', undetermined: 'perhaps silent', no: 'not silent' } as const;

const AuditFilterForm = ({ filter, zone }: { filter: AuditFilter; zone: string }): VNode => (
  <form class="filter" method="get" action="/audit" role="search">
    <TextField name="q" label="Words" value={filter.q} />
    <div class="field">
      <label for="type">Act</label>
      <select id="type" name="type">
        <option value="">all</option>
        {ARTICLE_EVENT_TYPES.map((type) => (
          <option value={type} selected={type === filter.type} key={type}>
            {ACT_WORDS[type]}
          </option>
        ))}
      </select>
    </div>
    <TextField name="article" label="Story’s id" value={filter.article} />
    <TextField name="actor" label="Actor’s id" value={filter.actor} />
    <TextField name="ip" label="Address" value={filter.ip} />
    <DayField name="from" label={`From (${zone})`} value={filter.from} />
    <DayField name="to" label="To, that day too" value={filter.to} />
    <div class="field">
      <label for="silent">Silence</label>
      <select id="silent" name="silent">
        <option value="">all</option>
        {Object.entries(SILENT).map(([value, words]) => (
          <option value={value} selected={value === filter.silent} key={value}>
            {words}
          </option>
        ))}
      </select>
    </div>
    <div class="field">
      <label for="anomaly">Anomaly</label>
      <select id="anomaly" name="anomaly">
        <option value="">all</option>
        {['any', ...ANOMALY_CODES].map((code) => (
          <option value={code} selected={code === filter.anomaly} key={code}>
            {code}
          </option>
        ))}
      </select>
    </div>
    <button type="submit">Show</button>
  </form>
);

type FieldProps = { readonly name: string; readonly label: string; readonly value: string | undefined };

const TextField = ({ name, label, value }: FieldProps): VNode => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} value={value} />
  </div>
);

const DayField = ({ name, label, value }: FieldProps): VNode => (
  <div class="field">
    <label for={name}>{label}</label>
    <input id={name} name={name} type="date" value={value} />
  </div>
);
