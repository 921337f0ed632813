import { z } from 'zod';

import type { CommandOutcome } from '../../application/command-request.ts';
import { articleIdOf } from '../../application/record-snapshot.ts';
import { faultsOf, parsePart } from '../../schemas/input-faults.ts';
import { snapshotSchema } from '../../schemas/snapshot-schema.ts';
import { toProblem } from '../answer-error.ts';
import { streamAnswer } from '../answer.ts';
import { encodePosition } from '../opaque-token.ts';
import { inOrder } from '../../shared/in-order.ts';
import { noBody, noParams, noQuery } from '../parse-input.ts';
import { badInput, problem, statusOf } from '../problem.ts';
import { readLines, type Line } from '../read-lines.ts';
import { NOT_UTF8 } from '../read-body.ts';
import { readJson } from '../read-json.ts';
import { refusalProblem } from '../refusal-problem.ts';
import { defineRoute, type RouteContext } from '../route.ts';
import { problems, bigOut, eventTypeOut } from '../schemas/answers.ts';

type Context = RouteContext<unknown, unknown, unknown>;

/** Lines in work at once: enough that their appends share an fsync, few enough for a bounded memory. */
const IN_WORK = 16;

const outcomeOut = z
  .strictObject({
    line: z.int(),
    articleId: z.string().optional(),
    outcome: z.enum(['recorded', 'unchanged', 'refused']),
    appended: z.array(eventTypeOut).optional(),
    revision: z.int().optional(),
    streamVersion: bigOut.optional(),
    position: z.string().optional(),
    error: z.looseObject({ status: z.int(), code: z.string(), detail: z.string() }).optional(),
  })
  .meta({ id: 'ImportOutcome' });

export const importSnapshots = defineRoute({
  name: 'importSnapshots',
  method: 'POST',
  path: '/api/v1/imports',
  family: 'Imports',
  summary: 'Record snapshots of stories, one JSON object a line',
  description:
    'The body is NDJSON and may be of any length; a line is at most 2 MiB. For each line one line comes back, in the same order, while the rest is still being sent. A line that is refused stops nothing. Sending a snapshot again records nothing. A token that is bound to a source records that source alone.',
  params: noParams,
  query: noQuery,
  body: noBody,
  bodyKind: 'ndjson',
  line: snapshotSchema,
  answers: [
    { status: 200, description: 'One outcome a line', content: { 'application/x-ndjson': outcomeOut } },
    ...problems(415),
  ],
  handle: async (context) => {
    const recordLine = createLineRecorder(context);
    const outcomes = inOrder(readLines(context.request.chunks), recordLine, { atOnce: IN_WORK });
    return streamAnswer(toText(outcomes), 'application/x-ndjson; charset=utf-8');
  },
});

async function* toText(outcomes: AsyncIterable<object>): AsyncGenerator<string> {
  for await (const outcome of outcomes) yield `${JSON.stringify(outcome)}\n`;
}

const createLineRecorder =
  (context: Context) =>
  async (line: Line): Promise<object> => {
    try {
      return await record(context, readSnapshot(line), line.number);
    } catch (error) {
      return refusedLine(context, line.number, error);
    }
  };

const faultOfLine = (fault: 'too-long' | 'not-utf8') =>
  fault === 'too-long'
    ? problem('body-too-large', 'The line is over 2 MiB; split or shorten the story.')
    : problem('malformed-json', NOT_UTF8);

type Snapshot = z.output<typeof snapshotSchema>;

function readSnapshot(line: Line): Snapshot {
  if ('fault' in line) throw faultOfLine(line.fault);
  const parsed = parsePart(snapshotSchema, readJson(line.text));
  if (parsed.success) return parsed.data;
  throw badInput(faultsOf('line', parsed.error));
}

async function record(
  { api, principal, request }: Context,
  snapshot: Snapshot,
  line: number,
): Promise<object> {
  const bound = principal.sourceSystem;
  const { system } = snapshot.source;
  if (bound === undefined ? principal.role === 'ingest' : system !== bound) {
    throw problem(
      'foreign-source',
      `The token speaks for ${bound ?? 'no source'}, not for ${system}; use that source’s own token.`,
    );
  }
  const recorded = await api.recordSnapshot({ snapshot, principal, importId: request.requestId });
  if (!recorded.ok) throw refusalProblem(recorded.error, articleIdOf(snapshot.source));
  return toLine(recorded.value, { line, epoch: api.store.epoch });
}

const toLine = (
  outcome: CommandOutcome,
  { line, epoch }: { readonly line: number; readonly epoch: string },
): object => ({
  line,
  articleId: outcome.articleId,
  outcome: outcome.changed ? 'recorded' : 'unchanged',
  ...(outcome.changed ? { appended: outcome.appended } : {}),
  ...(outcome.revision === undefined ? {} : { revision: outcome.revision }),
  streamVersion: String(outcome.streamVersion),
  position: encodePosition(epoch, outcome.position),
});

function refusedLine({ api, request }: Context, line: number, error: unknown): object {
  const { code, detail, errors } = toProblem(error);
  if (code === 'internal')
    api.log.error({ requestId: request.requestId, line, error }, 'A line of an import failed');
  const faults = errors === undefined ? {} : { errors };
  return { line, outcome: 'refused', error: { status: statusOf(code), code, detail, ...faults } };
}
