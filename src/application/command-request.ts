import type { AuthenticatedPrincipal } from '../access/principal.ts';
import type { ArticleCommand } from '../domain/article/commands.ts';
import type { Actor, ArticleId, EventId } from '../domain/article/events.ts';
import type { Rejection } from '../domain/article/rejections.ts';
import type { Result } from '../shared/result.ts';

/** One command, from whatever edge. */
export type CommandRequest = {
  readonly articleId: ArticleId;
  readonly command: ArticleCommand;
  readonly principal: AuthenticatedPrincipal;
  readonly actor: Actor;
  /** What the caller believes the story to be at: `any`, `no-stream`, or the streamVersion of its If-Match. */
  readonly expected: 'any' | 'no-stream' | bigint;
  /** One id for one intention: a retry carries the same. */
  readonly commandId: string;
  /** With an Idempotency-Key: ids that the key and the body fix. Absent: new ids. */
  readonly eventIdOf?: ((index: number) => EventId) | undefined;
  /** Joins what belongs together across commands: the HTTP request id, the import's id. */
  readonly correlationId: string;
};

export type CommandOutcome = {
  readonly articleId: ArticleId;
  /** The revision that the command saved or published; absent where it concerns none. */
  readonly revision?: number | undefined;
  readonly streamVersion: bigint;
  /** The global position to wait for to read this write; that of the story's last event where nothing changed. */
  readonly position: bigint;
  /** false: nothing was appended. */
  readonly changed: boolean;
  /** true: these events were stored by an earlier try of the same command. */
  readonly replayed: boolean;
  /** The types of the events appended, in order. */
  readonly appended: readonly string[];
};

export type CommandRefusal =
  | Rejection
  /** The role may not give this command. */
  | { readonly code: 'forbidden' }
  /** The story isn't at the expected version. */
  | { readonly code: 'version-conflict'; readonly actual: bigint }
  /** The commandId (Idempotency-Key) was used before with another body. */
  | { readonly code: 'command-reused' };

/** Decides, appends, answers. Faults of the store are thrown; AppendTooLargeError too. */
export type HandleCommand = (request: CommandRequest) => Promise<Result<CommandOutcome, CommandRefusal>>;
