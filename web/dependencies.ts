import type { SessionStore } from '../src/access/session-store.ts';
import type { TokenLookup } from '../src/access/token-lookup.ts';
import type { HandleCommand } from '../src/application/command-request.ts';
import type { KnownArticleSources } from '../src/application/find-known-article.ts';
import type { Glossary } from '../src/diff/words/glossary.ts';
import type { ReadModel } from '../src/read-model/read-model.ts';
import type { Clock } from '../src/shared/clock.ts';
import type { Log } from '../src/shared/log.ts';
import type { Assets } from './assets.ts';

/** Everything the pages need, given by the composition root. */
export type WebDependencies = {
  readonly handleCommand: HandleCommand;
  /** Runs the queries of projections, all of one page on one moment. */
  readonly readModel: Pick<ReadModel, 'read' | 'loadState'>;
  /** `epoch` begins the positions by which pages follow changes. */
  readonly store: KnownArticleSources['store'] & { readonly epoch: string };
  readonly sessions: SessionStore;
  readonly tokens: Pick<TokenLookup, 'names'>;
  readonly projector: { waitFor(position: bigint, timeoutMs: number): Promise<boolean> };
  /** Terms that stay whole in diffs; undefined: the built-in ones. */
  readonly glossary?: Glossary | undefined;
  readonly assets: Assets;
  readonly config: {
    /** Without a slash at the end. */
    readonly publicUrl: string;
    /** The zone of times that are stated without one. */
    readonly timeZone: string;
  };
  readonly log: Log;
  readonly clock: Clock;
};
