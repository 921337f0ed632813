import type { VNode } from 'preact';
import { z } from 'zod';

import { listStoryNames } from '../../projections/article-state/list-names.ts';
import { listReport, listReportMoments, type ReportKind } from '../../projections/audit-timeline/reports.ts';
import { audienceOf, type Role } from '../../src/domain/article/permissions.ts';
import { address } from '../address.ts';
import { Report, type ReportWords } from '../components/report.tsx';
import { decodeCursor, encodeCursor, positionText } from '../cursor.ts';
import { toInstants, type DaySpan } from '../day-span.ts';
import { definePage, READERS } from '../define-page.ts';
import { findNames } from '../find-names.ts';
import { maybe } from '../inputs.ts';
import type { Page, Session } from '../page.ts';

const PAGE_LENGTH = 100;

/** Silence is of the desk: whoever reads a story's whole timeline. */
const STAFF: readonly Role[] = ['editor', 'auditor', 'admin'];

const day = (name: string) =>
  maybe(z.iso.date(`must be the ${name} day as year-month-day, for example 2024-03-12`));

const filterSchema = z
  .object({
    from: day('first'),
    to: day('last'),
    silence: maybe(z.enum(['sure', 'perhaps'], 'must be sure or perhaps')),
    after: z.string().max(300).optional(),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    path: ['to'],
    message: 'must not be a day before the first one: exchange the two, or leave one out',
  });

type ReportFilter = z.output<typeof filterSchema>;

const cursorSchema = z.strictObject({
  effectiveAt: z.string().max(30),
  position: positionText,
});

type Tab = { readonly path: string; readonly name: string; readonly roles: readonly Role[] };

const TABS: readonly Tab[] = [
  { path: '/reports/corrections', name: 'Corrections', roles: READERS },
  { path: '/reports/silent-edits', name: 'Silent edits', roles: STAFF },
];

const CORRECTIONS: ReportWords = {
  heading: 'Corrections',
  about:
    'Texts that were published as a correction or clarification, with the words that readers got for it.',
  one: 'correction',
  many: 'corrections',
};

const SILENT: ReportWords = {
  heading: 'Silent edits',
  about: 'The text changed for readers, the stated time did not become later, and no notice told them.',
  one: 'silent edit',
  many: 'silent edits',
};

const PERHAPS: ReportWords = {
  heading: 'Perhaps silent edits',
  about:
    'The text changed within the stated minute or day, so that the stated time can’t tell whether it was silent.',
  one: 'perhaps silent edit',
  many: 'perhaps silent edits',
};

export const reportPages: readonly Page[] = [
  definePage({
    name: 'corrections',
    method: 'GET',
    path: '/reports/corrections',
    access: READERS,
    params: z.object({}),
    input: filterSchema,
    handle: async ({ web, session, input }) =>
      toPage({ web, session, input, path: '/reports/corrections', kind: 'corrections', words: CORRECTIONS }),
  }),
  definePage({
    name: 'silentEdits',
    method: 'GET',
    path: '/reports/silent-edits',
    access: STAFF,
    params: z.object({}),
    input: filterSchema,
    handle: async ({ web, session, input }) => {
      const isPerhaps = input.silence === 'perhaps';
      const asked = { path: '/reports/silent-edits', kind: isPerhaps ? 'perhaps-silent' : 'silent' } as const;
      return toPage({ web, session, input, ...asked, words: isPerhaps ? PERHAPS : SILENT });
    },
  }),
];

type Asked = {
  readonly web: Parameters<typeof findNames>[0];
  readonly session: Session;
  readonly input: ReportFilter;
  readonly path: string;
  readonly kind: ReportKind;
  readonly words: ReportWords;
};

async function toPage({ web, session, input, path, kind, words }: Asked) {
  const { role } = session.principal;
  const audience = audienceOf(role);
  const zone = web.config.timeZone;
  const { after, ...asked } = input;
  const filter = { kind, ...toInstants(input, zone) };
  const place = decodeCursor(after, cursorSchema);
  const cursor = place === undefined ? undefined : { ...place, position: BigInt(place.position) };
  const found = await web.readModel.read(async ({ db }) => {
    const page = await listReport(db, { ...filter, cursor, limit: PAGE_LENGTH }, audience);
    const ids = page.items.map(({ articleId }) => articleId);
    const stories = await listStoryNames(db, ids, audience);
    return { page, stories, moments: await listReportMoments(db, filter, audience) };
  });
  const { page, ...shown } = found;
  const next = page.next && encodeCursor({ ...page.next, position: String(page.next.position) });
  const toHref = (span: DaySpan): string => address(path, { ...asked, ...span });
  return {
    kind: 'page',
    title: words.heading,
    section: 'reports',
    main: (
      <>
        <Tabs role={role} path={path} />
        <h1>{words.heading}</h1>
        <p class="hint">{words.about}</p>
        <Filter path={path} input={input} zone={zone} />
        <Report
          {...shown}
          entries={page.items}
          {...{ words, zone, toHref }}
          names={await findNames(web, audience)}
          next={next === undefined ? undefined : address(path, { ...asked, after: next })}
        />
      </>
    ),
  } as const;
}

const Tabs = ({ role, path }: { role: Role; path: string }): VNode => (
  <nav class="tabs" aria-label="Reports">
    <ul>
      {TABS.filter(({ roles }) => roles.includes(role)).map((tab) => (
        <li key={tab.path}>
          <a href={tab.path} aria-current={tab.path === path ? 'page' : undefined}>
            {tab.name}
          </a>
        </li>
      ))}
    </ul>
  </nav>
);

type FilterProps = { readonly path: string; readonly input: ReportFilter; readonly zone: string };

const Filter = ({ path, input, zone }: FilterProps): VNode => (
  <form class="filter" method="get" action={path} role="search" aria-label="Which days">
    <div class="field">
      <label for="from">From ({zone})</label>
      <input id="from" name="from" type="date" value={input.from} />
    </div>
    <div class="field">
      <label for="to">To, that day too</label>
      <input id="to" name="to" type="date" value={input.to} />
    </div>
    {path === '/reports/silent-edits' ? <Silence silence={input.silence} /> : null}
    <button type="submit">Show</button>
    {input.from === undefined && input.to === undefined ? null : <a href={path}>All days</a>}
  </form>
);

const Silence = ({ silence }: Pick<ReportFilter, 'silence'>): VNode => (
  <div class="field">
    <label for="silence">How surely silent</label>
    <select id="silence" name="silence">
      <option value="">surely</option>
      <option value="perhaps" selected={silence === 'perhaps'}>
        perhaps
      </option>
    </select>
  </div>
);
