import type { CommandOutcome, CommandRefusal } from '../../src/application/command-request.ts';
import { keyedCommandIds } from '../../src/application/command-ids.ts';
import { toActor } from '../../src/application/to-actor.ts';
import type { ReadAct } from '../../src/acts/act.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Result } from '../../src/shared/result.ts';
import { StorageBusyError, StorageFullError } from '../../src/shared/storage-errors.ts';
import type { PageContext } from '../page.ts';
import type { FormTicket } from './acting.ts';

type Context = Pick<PageContext<unknown, unknown>, 'web' | 'session' | 'request'>;

export type Asked = {
  /** undefined: a new story, whose id the form's key gives. */
  readonly articleId: ArticleId | undefined;
  readonly act: ReadAct;
  readonly ticket: FormTicket;
};

/** How long a form waits until its act can be read. */
const READ_YOUR_WRITES_MS = 5_000;

/** The outcome, with whether pages show it by now; or why nothing was stored. */
export type Given = Result<
  CommandOutcome & { readonly isReadable: boolean },
  CommandRefusal | { readonly code: 'storage' }
>;

/** Gives the command as the API does: the same handler, actor and ids, the form's key in place of an Idempotency-Key. */
export async function giveCommand({ web, session, request }: Context, asked: Asked): Promise<Given> {
  const { principal } = session;
  const { ticket, act } = asked;
  const { key } = ticket;
  const ids = keyedCommandIds({
    tokenId: principal.id,
    route: `POST ${request.url.pathname}`,
    key,
    body: act.body,
  });
  const { commandId, eventIdOf } = ids;
  try {
    const outcome = await web.handleCommand({
      articleId: asked.articleId ?? ids.articleId,
      command: act.command,
      principal,
      actor: toActor(principal, request),
      expected: ticket.version ?? 'no-stream',
      commandId,
      eventIdOf,
      correlationId: request.requestId,
    });
    if (!outcome.ok) return outcome;
    const isReadable = await web.projector.waitFor(outcome.value.position, READ_YOUR_WRITES_MS);
    return { ok: true, value: { ...outcome.value, isReadable } };
  } catch (error) {
    if (!(error instanceof StorageFullError || error instanceof StorageBusyError)) throw error;
    web.log.error({ requestId: request.requestId, error }, 'The store could not take an act');
    return { ok: false, error: { code: 'storage' } };
  }
}
