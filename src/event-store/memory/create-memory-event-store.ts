import type { ArticleEvent, ArticleId, StoredEvent } from '../../domain/article/events.ts';
import { newUuidV7 } from '../../shared/ids.ts';
import {
  decodeEvent,
  encodeAppend,
  sealFacts,
  type EncodedEvent,
  type KeptEvent,
  type PartName,
} from '../codec.ts';
import {
  InvalidEventError,
  WrongExpectedVersionError,
  type AppendResult,
  type EventFilter,
  type EventStore,
  type ExpectedVersion,
  type ObservationLedger,
  type RawPages,
  type ReadAllOptions,
  type ReadAllPage,
} from '../event-store.ts';
import { fits, versionAfter } from '../expected-version.ts';
import { createSubscriptions } from '../subscription.ts';
import { createMemoryLedger, createMemoryRawPages } from './memory-observations.ts';

export type MemoryEventStore = EventStore & {
  readonly ledger: ObservationLedger;
  readonly rawPages: RawPages;
};

type Kept = {
  readonly stored: KeptEvent;
  readonly event: Pick<ArticleEvent, 'eventId' | 'articleId' | 'commandId' | 'type'>;
  readonly streamVersion: bigint;
};

type State = {
  readonly all: Kept[];
  readonly streams: Map<ArticleId, Kept[]>;
  readonly byId: Map<string, Kept>;
};

/** Keeps the same bytes as the other adapters, in memory: for tests, gone with the process. */
export function createMemoryEventStore(): MemoryEventStore {
  const state: State = { all: [], streams: new Map(), byId: new Map() };
  const subscriptions = createSubscriptions(
    (options) => readAll(state, options),
    () => ({ stop: () => undefined }),
  );
  let isClosed = false;
  const open = (): State => {
    if (isClosed) throw new Error('The event store is closed');
    return state;
  };
  const epoch = newUuidV7();
  return {
    epoch,
    findPosition: (asked, position) => {
      open();
      return Promise.resolve(asked === epoch ? position : undefined);
    },
    ledger: createMemoryLedger(),
    rawPages: createMemoryRawPages(),
    ...createReads(open),
    append: async (articleId, events, expected) => {
      const encoded = encodeAppend(articleId, events);
      const result = await Promise.resolve(append(open(), { articleId, encoded, expected }));
      subscriptions.announce();
      return result;
    },
    subscribe: (options, handle) => {
      open();
      return subscriptions.start(options, handle);
    },
    close: async () => {
      isClosed = true;
      subscriptions.end();
      await Promise.resolve();
    },
  };
}

type Reads = Omit<EventStore, 'epoch' | 'findPosition' | 'append' | 'subscribe' | 'close'>;

function createReads(open: () => State): Reads {
  const read = async <Value>(answer: (state: State) => Value): Promise<Value> =>
    Promise.resolve(answer(open()));
  return {
    readStream: (articleId, { fromVersion = 1n, limit } = {}) =>
      read((state) =>
        streamOf(state, articleId)
          .filter(({ streamVersion }) => streamVersion >= fromVersion)
          .slice(0, limit)
          .map(toEvent),
      ),
    readCommand: (articleId, commandId) =>
      read((state) =>
        streamOf(state, articleId)
          .filter(({ event }) => event.commandId === commandId)
          .map(toEvent),
      ),
    findEvent: (eventId) =>
      read((state) => {
        const kept = state.byId.get(eventId);
        return kept === undefined ? undefined : toEvent(kept);
      }),
    readAll: (options) => read((state) => readAll(state, options)),
    lastPosition: () => read((state) => BigInt(state.all.length)),
    countEvents: () => read((state) => BigInt(state.all.length)),
  };
}

const toEvent = ({ stored }: Kept): StoredEvent => decodeEvent(stored);
const streamOf = (state: State, articleId: ArticleId): readonly Kept[] => state.streams.get(articleId) ?? [];

type Append = {
  readonly articleId: ArticleId;
  readonly encoded: readonly EncodedEvent[];
  readonly expected: ExpectedVersion;
};

function append(state: State, { articleId, encoded, expected }: Append): AppendResult {
  const stream = streamOf(state, articleId);
  const actual = BigInt(stream.length);
  if (!fits(expected, actual)) {
    const last = findStored(stream, encoded, expected);
    if (last !== undefined) return { ...placeOf(last), alreadyStored: true };
    throw new WrongExpectedVersionError(articleId, expected, actual);
  }
  const taken = encoded.find(({ event }) => state.byId.has(event.eventId));
  if (taken !== undefined) {
    throw new InvalidEventError('eventId', `The event id ${taken.event.eventId} is taken by a stored event`);
  }
  const kept = encoded.map((event, index) => keep(state, event, actual + BigInt(index + 1)));
  state.streams.set(articleId, [...stream, ...kept]);
  return {
    streamVersion: actual + BigInt(kept.length),
    globalPosition: BigInt(state.all.length),
    alreadyStored: false,
  };
}

const placeOf = ({
  streamVersion,
  stored,
}: Kept): Pick<AppendResult, 'streamVersion' | 'globalPosition'> => ({
  streamVersion,
  globalPosition: stored.globalPosition,
});

/** The last of these events where all of them stand right after the expected version. */
function findStored(
  stream: readonly Kept[],
  encoded: readonly EncodedEvent[],
  expected: ExpectedVersion,
): Kept | undefined {
  const after = versionAfter(expected);
  if (after === undefined) return undefined;
  const there = stream.slice(Number(after), Number(after) + encoded.length);
  const isSame = encoded.every(({ event }, index) => there[index]?.event.eventId === event.eventId);
  return isSame ? there.at(-1) : undefined;
}

function keep(state: State, encoded: EncodedEvent, streamVersion: bigint): Kept {
  const textOf = (name: PartName): string | null =>
    encoded.parts.find(({ part }) => part === name)?.json ?? null;
  const kept: Kept = {
    stored: {
      globalPosition: BigInt(state.all.length + 1),
      facts: sealFacts(encoded, streamVersion).facts,
      content: textOf('content'),
      words: textOf('words'),
      person: textOf('person'),
    },
    event: encoded.event,
    streamVersion,
  };
  state.all.push(kept);
  state.byId.set(encoded.event.eventId, kept);
  return kept;
}

function readAll(state: State, { after, limit, filter }: ReadAllOptions): ReadAllPage {
  const wanted = state.all.slice(Number(after)).filter(({ event }) => isWanted(event, filter));
  const events = wanted.slice(0, limit).map(toEvent);
  const lastPosition = BigInt(state.all.length);
  const end = wanted.length <= limit ? lastPosition : (events.at(-1)?.globalPosition ?? after);
  const next = end > after ? end : after;
  return { events, next, atEnd: next >= lastPosition };
}

const isWanted = (event: Kept['event'], filter: EventFilter | undefined): boolean =>
  (filter?.types?.includes(event.type) ?? true) && (filter?.articleIds?.includes(event.articleId) ?? true);
