import type { CommandIds } from '../application/command-ids.ts';
import type { CommandOutcome, CommandRefusal } from '../application/command-request.ts';
import type { ArticleCommand } from '../domain/article/commands.ts';
import type { ArticleId } from '../domain/article/events.ts';
import type { Result } from '../shared/result.ts';
import type { Answer } from './answer.ts';
import { actorOf } from './authenticate.ts';
import { entityTag, type Precondition } from './entity-tag.ts';
import { encodePosition } from './opaque-token.ts';
import { refusalProblem } from './refusal-problem.ts';
import type { RouteContext } from './route.ts';

/** How long a write waits for the read model before it answers 202. */
const READ_YOUR_WRITES_MS = 5_000;

type Context = Pick<RouteContext<unknown, unknown, unknown>, 'api' | 'principal' | 'request'>;

export type Asked = {
  readonly articleId: ArticleId;
  readonly command: ArticleCommand;
  readonly precondition: Precondition | 'no-stream';
  readonly ids: CommandIds;
};

/** Gives the command, waits until it can be read (unless `Prefer: respond-async`), answers. Throws refusals as problems. */
export async function runCommand(context: Context, asked: Asked): Promise<Answer> {
  const outcome = await handle(context, asked);
  if (!outcome.ok) throw refusalProblem(outcome.error, asked.articleId);
  const isAsync = prefersAsync(context.request.header('prefer'));
  const isReadable =
    isAsync || (await context.api.projector.waitFor(outcome.value.position, READ_YOUR_WRITES_MS));
  return toAnswer(outcome.value, { context, isAsync, isReadable, isNew: asked.precondition === 'no-stream' });
}

/** A version that no story has, so that a list of ETags that name none always conflicts. */
const NO_VERSION = -1n;

/** If-Match may list several ETags: the story's own version says which of them to try. */
async function handle(context: Context, asked: Asked): Promise<Result<CommandOutcome, CommandRefusal>> {
  const { precondition } = asked;
  if (precondition === 'any' || precondition === 'no-stream') return give(context, asked, precondition);
  const first = await give(context, asked, precondition[0] ?? NO_VERSION);
  if (first.ok || first.error.code !== 'version-conflict') return first;
  const { actual } = first.error;
  return actual !== precondition[0] && precondition.includes(actual) ? give(context, asked, actual) : first;
}

const give = (
  { api, principal, request }: Context,
  { articleId, command, ids }: Asked,
  expected: 'any' | 'no-stream' | bigint,
): Promise<Result<CommandOutcome, CommandRefusal>> =>
  api.handleCommand({
    articleId,
    command,
    principal,
    actor: actorOf(principal, request),
    expected,
    commandId: ids.commandId,
    eventIdOf: ids.eventIdOf,
    correlationId: request.requestId,
  });

/** RFC 7240. */
const prefersAsync = (prefer: string | undefined): boolean =>
  (prefer ?? '').split(',').some((preference) => /^\s*respond-async\s*(?:;|$)/i.test(preference));

type Answering = {
  readonly context: Context;
  readonly isAsync: boolean;
  readonly isReadable: boolean;
  readonly isNew: boolean;
};

function toAnswer(outcome: CommandOutcome, { context, isAsync, isReadable, isNew }: Answering): Answer {
  const { articleId, revision, streamVersion, position, changed, replayed } = outcome;
  const { store, config } = context.api;
  const doneStatus = isNew ? 201 : 200;
  return {
    status: isReadable ? doneStatus : 202,
    etag: entityTag(streamVersion),
    headers: {
      ...(isNew ? { Location: `${config.publicUrl}/api/v1/articles/${articleId}` } : {}),
      ...(isAsync ? { 'Preference-Applied': 'respond-async' } : {}),
      ...(replayed ? { 'Idempotency-Replayed': 'true' } : {}),
    },
    body: {
      kind: 'json',
      value: {
        articleId,
        ...(revision === undefined ? {} : { revision }),
        streamVersion: String(streamVersion),
        position: encodePosition(store.epoch, position),
        changed,
      },
    },
  };
}
