import type { SessionStore } from '../access/session-store.ts';
import type { TokenLookup } from '../access/token-lookup.ts';
import type { HandleCommand } from '../application/command-request.ts';
import type { RecordSnapshot } from '../application/record-snapshot.ts';
import type { Glossary } from '../diff/words/glossary.ts';
import type { EventStore } from '../event-store/event-store.ts';
import type { Clock } from '../shared/clock.ts';
import type { Log } from '../shared/log.ts';
import type { LiveHub } from './live/live-hub.ts';
import type { Metrics } from './metrics.ts';
import type { ReadModel } from '../read-model/read-model.ts';

/** What the API needs of the configuration. */
export type ApiConfig = {
  /** Without a slash at the end, for example `https://stet.example.org`. */
  readonly publicUrl: string;
  /** The URI that names this installation to subscribers, fixed when it was first served. */
  readonly installation: string;
  /** The zone of times that are stated without one. */
  readonly timeZone: string;
  /** Addresses or networks whose forwarded headers are believed; empty: none. */
  readonly trustProxy: readonly string[];
  /** Requests a minute, for each token, else for each address; 0: no limit. */
  readonly rateLimit: number;
};

/** How far the read model has come. */
export type ReadModelProgress = {
  /** true once every event up to the position shows in the read model; false when `timeoutMs` passed first. */
  waitFor(position: bigint, timeoutMs: number): Promise<boolean>;
  /** The position up to which the read model is known to show every event. */
  position(): bigint | Promise<bigint>;
};

/** Everything the API needs, given by the composition root. */
export type ApiDependencies = {
  readonly handleCommand: HandleCommand;
  readonly recordSnapshot: RecordSnapshot;
  /** Runs the queries of projections, all of one answer on one moment. */
  readonly readModel: Pick<ReadModel, 'read' | 'loadState' | 'checkpoint' | 'generation'>;
  readonly store: EventStore;
  readonly tokens: TokenLookup;
  /** Those signed in to the pages, who may read by their cookie. */
  readonly sessions: Pick<SessionStore, 'find'>;
  readonly projector: ReadModelProgress;
  /** Who is told of public changes as they come. */
  readonly live: LiveHub;
  readonly metrics: Metrics;
  readonly config: ApiConfig;
  /** Names and terms that stay whole in diffs; without it, those built in. */
  readonly glossary?: Glossary | undefined;
  readonly log: Log;
  readonly clock: Clock;
};
