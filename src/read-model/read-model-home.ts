import type { BulkFill, ReadModel } from './read-model.ts';

/** Why there is no read model to open: none was made yet, other projections or another schema made it or it was made from another event store, or its file is gone or unreadable. */
export type RebuildReason = { readonly code: 'missing' | 'outdated' | 'damaged'; readonly message: string };

export type OpenedReadModel =
  | { readonly state: 'open'; readonly readModel: ReadModel }
  | { readonly state: 'needs-rebuild'; readonly reason: RebuildReason };

/** Another rebuild is at work on the same read model. */
export class RebuildRunningError extends Error {
  constructor(holder: string) {
    super(
      `A rebuild of this read model is already running (${holder}); wait for it, or end that process first`,
    );
    this.name = 'RebuildRunningError';
  }
}

/** Where a read model's generations live, and the way to make a new one. */
export type ReadModelHome = {
  open(): Promise<OpenedReadModel>;
  /** Clears leftovers of killed rebuilds away. Rejects with RebuildRunningError while another rebuild runs. */
  startGeneration(): Promise<NewGeneration>;
};

/**
 * A generation in the making: `fill`, then `finish` once, then `catchUp` to what was written meanwhile, then `flip`
 * until it has flipped. Closed before that, it is gone.
 */
export type NewGeneration = BulkFill & {
  /** Makes indexes and full text, then all of it durable at this checkpoint. */
  finish(checkpoint: bigint): Promise<CatchUp>;
  /**
   * Makes it the live one; undefined: done. Otherwise the live one stands past this one, and its checkpoint is given:
   * catch up and try again. A checkpoint that the event store never reached (the store was restored from an older copy)
   * is no obstacle when given as `orphaned`.
   */
  flip(orphaned?: bigint): Promise<bigint | undefined>;
  /** Ends the claim to be the one rebuild. */
  close(): Promise<void>;
};

/** The new generation as a read model, while the old one still serves. */
export type CatchUp = Pick<ReadModel, 'checkpoint' | 'loadState' | 'apply'>;
