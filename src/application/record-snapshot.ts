import type { AuthenticatedPrincipal } from '../access/principal.ts';
import type { Snapshot } from '../domain/article/commands.ts';
import type { ArticleId } from '../domain/article/events.ts';
import type { RawPages } from '../event-store/event-store.ts';
import { derivedUuid, newUuidV7 } from '../shared/ids.ts';
import type { Result } from '../shared/result.ts';
import type { CommandOutcome, CommandRefusal, HandleCommand } from './command-request.ts';
import { createSerialize } from './serialize.ts';

export type SnapshotRecording = {
  readonly snapshot: Snapshot;
  /** The page's bytes, kept before the events that refer to them. */
  readonly rawBytes?: Uint8Array | undefined;
  readonly principal: AuthenticatedPrincipal;
  /** Joins all snapshots of one import. */
  readonly importId: string;
};

/** Snapshots of one story are recorded in the order of asking, those of different stories side by side. */
export type RecordSnapshot = (
  recording: SnapshotRecording,
) => Promise<Result<CommandOutcome, CommandRefusal>>;

/** The story that a source's id names, for ever. */
export const articleIdOf = ({ system, id }: Snapshot['source']): ArticleId =>
  derivedUuid('article', system, id) as ArticleId;

export function createRecordSnapshot(handleCommand: HandleCommand, rawPages: RawPages): RecordSnapshot {
  const serialize = createSerialize();
  return ({ snapshot, rawBytes, principal, importId }) => {
    const articleId = articleIdOf(snapshot.source);
    return serialize(articleId, async () => {
      if (rawBytes !== undefined) await rawPages.put(rawBytes);
      return handleCommand({
        articleId,
        command: { type: 'RecordObservation', snapshot },
        principal,
        actor: snapshot.actor ?? { kind: 'unknown', id: snapshot.source.system },
        expected: 'any',
        commandId: newUuidV7(),
        correlationId: importId,
      });
    });
  };
}
