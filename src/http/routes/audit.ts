import { z } from 'zod';

import { listTimeline } from '../../../projections/audit-timeline/queries.ts';
import {
  TIMELINE_FIELDS,
  type TimelineEntry,
  type TimelineFilter,
  type TimelinePage,
} from '../../../projections/audit-timeline/views.ts';
import { ANOMALY_CODES, ARTICLE_EVENT_TYPES } from '../../domain/article/events.ts';
import { jsonAnswer, streamAnswer, type Answer } from '../answer.ts';
import { CSV_TYPE, csvRecord } from '../csv.ts';
import type { ApiDependencies } from '../dependencies.ts';
import { negotiate } from '../negotiate.ts';
import { encodePosition } from '../opaque-token.ts';
import { noBody, noParams } from '../parse-input.ts';
import { defineRoute } from '../route.ts';
import { json, listOf, problems } from '../schemas/answers.ts';
import { articleIdSchema } from '../schemas/inputs.ts';
import { cursorSchema, limitSchema, queryInstant, queryText, severalOf } from '../schemas/list-inputs.ts';
import { timelineEntryOut } from '../schemas/timeline-answers.ts';
import { readTimelineCursor, toTimelinePage, toTimelineWire, type Naming } from '../timeline-wire.ts';
import { findTokenNames, nameIds } from '../token-names.ts';

const FORMS = ['application/json', 'text/csv', 'application/x-ndjson'] as const;

const querySchema = z.strictObject({
  actor: queryText.optional().meta({ description: 'The actor’s id' }),
  type: severalOf(ARTICLE_EVENT_TYPES).optional(),
  article: articleIdSchema.optional(),
  ip: queryText.optional().meta({ description: 'The address that the act came from' }),
  from: queryInstant('Recorded at or after this time (with an offset)'),
  to: queryInstant('Recorded before this time (with an offset)'),
  silent: z.enum(['yes', 'no', 'undetermined']).optional().meta({ description: 'Silent edits: `yes`' }),
  anomaly: z.enum(['any', ...ANOMALY_CODES]).optional(),
  field: z
    .enum(TIMELINE_FIELDS)
    .optional()
    .meta({ description: 'A field that the act changed; `blocks` is the text' }),
  q: queryText
    .optional()
    .meta({ description: 'Text in the sentence, reason, note, notice or ids, in any case' }),
  format: z.enum(['json', 'csv', 'ndjson']).optional().meta({ description: 'Instead of Accept, for links' }),
  cursor: cursorSchema,
  limit: limitSchema(100, 500),
});

const MEDIA_TYPES = { json: 'application/json', csv: 'text/csv', ndjson: 'application/x-ndjson' } as const;

export const audit = defineRoute({
  name: 'listAudit',
  method: 'GET',
  path: '/api/v1/audit',
  family: 'Audit',
  summary: 'What was done to all stories, the last recorded first',
  description:
    'As JSON a page at a time. As `text/csv` or `application/x-ndjson` the whole of the filter, streamed; then `cursor` and `limit` do not count. CSV cells that a spreadsheet would run as a formula begin with an apostrophe.',
  params: noParams,
  query: querySchema,
  body: noBody,
  bodyKind: 'none',
  answers: [
    {
      ...json(200, 'A page, or the whole', listOf(timelineEntryOut)),
      content: {
        'application/json': listOf(timelineEntryOut),
        'text/csv': z.string(),
        'application/x-ndjson': timelineEntryOut,
      },
    },
    ...problems(304, 406),
  ],
  handle: async ({ api, query, request }) => {
    const form =
      query.format === undefined ? negotiate(request.header('accept'), FORMS) : MEDIA_TYPES[query.format];
    const filter = toFilter(query);
    if (form !== 'application/json') return exported(api, filter, form);
    const question = { ...filter, cursor: readTimelineCursor(query.cursor), limit: query.limit };
    const page = await api.readModel.read(({ db }) => listTimeline(db, question, 'staff'));
    return jsonAnswer(toTimelinePage(page, await namingOf(api)));
  },
});

const toFilter = ({
  article,
  type,
  cursor,
  limit,
  format,
  ...filter
}: z.output<typeof querySchema>): TimelineFilter => ({
  ...filter,
  articleId: article,
  types: type,
});

function exported(
  api: ApiDependencies,
  filter: TimelineFilter,
  form: 'text/csv' | 'application/x-ndjson',
): Answer {
  const entries = iterate(api, filter);
  const answer =
    form === 'text/csv'
      ? streamAnswer(toCsv(entries, api), CSV_TYPE)
      : streamAnswer(toNdjson(entries, api), 'application/x-ndjson; charset=utf-8');
  const name = form === 'text/csv' ? 'audit.csv' : 'audit.ndjson';
  return { ...answer, headers: { 'Content-Disposition': `attachment; filename="${name}"` } };
}

const EXPORT_PAGE = 500;

/** Page by page, each a read of its own: a slow client must not hold one moment of the database for as long as it likes. What is recorded meanwhile stands before the first page and isn't met. */
async function* iterate(api: ApiDependencies, filter: TimelineFilter): AsyncGenerator<TimelineEntry> {
  let cursor: TimelinePage['next'];
  do {
    const question = { ...filter, cursor, limit: EXPORT_PAGE };
    const page: TimelinePage = await api.readModel.read(({ db }) => listTimeline(db, question, 'staff'));
    yield* page.items;
    cursor = page.next;
  } while (cursor !== undefined);
}

async function* toNdjson(
  entries: AsyncIterable<TimelineEntry>,
  api: ApiDependencies,
): AsyncGenerator<string> {
  const naming = await namingOf(api);
  for await (const entry of entries)
    yield `${JSON.stringify(toTimelineWire(entry, naming))}
`;
}

const namingOf = async (api: ApiDependencies): Promise<Naming> => ({
  epoch: api.store.epoch,
  names: await findTokenNames(api, 'staff'),
});

const COLUMNS = [
  ...[
    'recordedAt',
    'effectiveAt',
    'effectiveBasis',
    'notBefore',
    'articleId',
    'revision',
    'type',
    'sentence',
    'actorKind',
    'actorId',
  ],
  ...[
    'recordedByKind',
    'recordedById',
    'ip',
    'recording',
    'backDated',
    'silent',
    'anomalies',
    'significance',
    'reasonCode',
    'reason',
  ],
  ...['note', 'notice', 'sourceSystem', 'sourceId', 'isPublic', 'eventId', 'streamVersion', 'position'],
];

async function* toCsv(entries: AsyncIterable<TimelineEntry>, api: ApiDependencies): AsyncGenerator<string> {
  // A byte order mark: without it spreadsheets take UTF-8 for something else.
  yield `\ufeff${csvRecord(COLUMNS)}`;
  const naming = await namingOf(api);
  for await (const entry of entries) yield csvRecord(toCells(entry, naming));
}

function toCells(entry: TimelineEntry, { epoch, names }: Naming): Parameters<typeof csvRecord>[0] {
  const { actor, desk } = entry;
  const anomalies = desk?.anomalies.map(({ code, field }) =>
    field === undefined ? code : `${code} (${field})`,
  );
  return [
    ...[
      entry.recordedAt,
      entry.effectiveAt,
      entry.effectiveBasis,
      entry.notBefore,
      entry.articleId,
      entry.revision,
    ],
    ...[
      entry.type,
      nameIds(entry.sentence, names),
      actor.kind,
      actor.id,
      desk?.recordedBy.kind,
      desk?.recordedBy.id,
      desk?.ip,
    ],
    ...[
      entry.recording,
      entry.backDated,
      desk?.silent,
      anomalies?.join('; '),
      desk?.significance,
      desk?.reasonCode,
    ],
    ...[
      desk?.reason,
      desk?.note,
      entry.notice,
      desk?.source?.system,
      desk?.source?.id,
      desk?.isPublic,
      entry.eventId,
    ],
    ...[desk?.streamVersion, encodePosition(epoch, entry.position)],
  ];
}
