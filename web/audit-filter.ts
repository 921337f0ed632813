import { z } from 'zod';

import { TIMELINE_FIELDS, type TimelineFilter } from '../projections/audit-timeline/views.ts';
import { ANOMALY_CODES, ARTICLE_EVENT_TYPES, type ArticleId } from '../src/domain/article/events.ts';
import { address } from './address.ts';
import { toInstants } from './day-span.ts';
import { maybe } from './inputs.ts';

const text = maybe(z.string('must be given once').max(500, 'is longer than 500 characters'));
const day = maybe(z.iso.date('must be a day, for example 2024-03-12'));

/** `editorial` folds what machines repeat; `full` shows every act by itself. */
export const timelineMode = z.enum(['editorial', 'full'], 'must be editorial or full').default('editorial');
export type TimelineMode = z.output<typeof timelineMode>;

/** What the audit may be asked: the address holds all of it. */
export const auditFilter = z.object({
  q: text,
  type: maybe(z.enum(ARTICLE_EVENT_TYPES, 'is no act')),
  actor: text,
  article: maybe(z.string().regex(/^[A-Za-z0-9_-]{1,64}$/, 'is no id of a story')),
  field: maybe(z.enum(TIMELINE_FIELDS, 'is no field of a story')),
  ip: text,
  from: day,
  to: day,
  silent: maybe(z.enum(['yes', 'no', 'undetermined'], 'must be yes, no or undetermined')),
  anomaly: maybe(z.enum(['any', ...ANOMALY_CODES], 'is no anomaly; any finds all')),
  mode: timelineMode,
  after: z.string().max(200).optional(),
});

export type AuditFilter = z.output<typeof auditFilter>;

/** Days begin and end on the installation's wall clock; the last one counts whole. */
export function toTimelineFilter(asked: AuditFilter, zone: string): TimelineFilter {
  const { q, type, actor, article, field, ip, silent, anomaly } = asked;
  return {
    ...{ q, actor, field, ip, silent, anomaly },
    types: type === undefined ? undefined : [type],
    articleId: article === undefined ? undefined : (article as ArticleId),
    ...toInstants(asked, zone),
  };
}

/** The same question to the API, which answers it whole, as a file. */
export function exportAddress(asked: AuditFilter, zone: string, format: 'csv' | 'ndjson'): string {
  const { q, type, actor, article, field, ip, silent, anomaly } = asked;
  return address('/api/v1/audit', {
    format,
    ...{ q, type, actor, article, field, ip, silent, anomaly },
    ...toInstants(asked, zone),
  });
}
