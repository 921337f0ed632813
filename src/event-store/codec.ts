import { UPCASTERS } from '../../migrations/upcasters/index.ts';
import type { ArticleEvent, ArticleId, StoredEvent } from '../domain/article/events.ts';
import { rememberContentJson } from '../domain/article/content-json.ts';
import type { Content } from '../domain/article/content.ts';
import { AppendTooLargeError, InvalidEventError, MAX_APPEND_BYTES } from './event-store.ts';
import { checkEvent, checkFacts, toJson } from './check-event.ts';
import { newSalt, sha256, sha256OfPart } from './digest.ts';
import type { Person, Words } from './schemas/parts-schemas.ts';
import { CURRENT_SCHEMA_VERSION } from './schemas/facts-schemas.ts';
import { assembleEvent, splitEvent } from './split-event.ts';
import { upcast, type Upcaster } from './upcast.ts';

/** The parts of an event, in the order in which they are stored. */
export const PART_NAMES = ['content', 'words', 'person'] as const;
export type PartName = (typeof PART_NAMES)[number];

export type EncodedPart = {
  readonly part: PartName;
  readonly salt: Uint8Array;
  /**
   * The form whose UTF-8 bytes the digest is over, however a store keeps them. A text and not its bytes: a buffer for
   * each content would cost more in garbage collection than all else here.
   */
  readonly json: string;
};

/** An event ready to be stored but for its place in the stream, which only the store's transaction knows. */
export type EncodedEvent = {
  readonly event: ArticleEvent;
  readonly factsBefore: string;
  readonly factsAfter: string;
  readonly parts: readonly EncodedPart[];
  /** As MAX_APPEND_BYTES counts them. */
  readonly bytes: number;
};

/** The facts as stored, and the SHA-256 of their UTF-8 bytes: the event's digest. */
export type SealedFacts = { readonly facts: string; readonly digest: Uint8Array };

/** The JSON texts of an event as kept today; a part that is null was never there or has been erased. */
export type KeptEvent = {
  readonly globalPosition: bigint;
  readonly facts: string;
  readonly content: string | null;
  readonly words: string | null;
  readonly person: string | null;
};

/** A stored event that this program can't read. */
export class UnreadableEventError extends Error {
  readonly globalPosition: bigint;
  constructor(globalPosition: bigint, why: string, options?: ErrorOptions) {
    super(`The event at position ${String(globalPosition)} cannot be read: ${why}`, options);
    this.name = 'UnreadableEventError';
    this.globalPosition = globalPosition;
  }
}

/**
 * Events of one append to their stored form. Throws, before any I/O, an InvalidEventError for what isn't shaped as its
 * type, has no lossless JSON form, belongs to another story or repeats an id, and an AppendTooLargeError.
 */
export function encodeAppend(articleId: ArticleId, events: readonly ArticleEvent[]): readonly EncodedEvent[] {
  if (events.length === 0) throw new RangeError('An append needs at least one event');
  const encoded = events.map((event) => encodeEvent(articleId, event));
  const ids = new Set(events.map((event) => event.eventId));
  if (ids.size < events.length)
    throw new InvalidEventError('eventId', 'The same eventId stands twice in one append');
  const bytes = encodedBytes(encoded);
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLargeError(bytes);
  return encoded;
}

/** The size of an append, as MAX_APPEND_BYTES counts it. */
export const encodedBytes = (events: readonly EncodedEvent[]): number =>
  events.reduce((sum, { bytes }) => sum + bytes, 0);

/** Bytes of `,"streamVersion":"…"` at its longest. */
const PLACE_BYTES = 38;

function encodeEvent(articleId: ArticleId, event: ArticleEvent): EncodedEvent {
  const checked = checkEvent(splitEvent(event));
  if (event.articleId !== articleId) {
    throw new InvalidEventError(
      'articleId',
      `The event is of story ${event.articleId}, the append to ${articleId}`,
    );
  }
  const factsBefore = toJson(checked.facts, '').slice(0, -1);
  const parts: EncodedPart[] = [];
  let digests = '';
  let bytes = Buffer.byteLength(factsBefore) + PLACE_BYTES;
  for (const part of PART_NAMES) {
    if (checked[part] === undefined) continue;
    const json = toJson(checked[part], part);
    const salt = newSalt();
    parts.push({ part, salt, json });
    digests += `${digests === '' ? '' : ','}"${part}":"${sha256OfPart(salt, json)}"`;
    bytes += salt.length + Buffer.byteLength(json);
  }
  // `parts` comes last: assembleEvent relies on it.
  const factsAfter = `,"parts":{${digests}}}`;
  return { event, factsBefore, factsAfter, parts, bytes: bytes + factsAfter.length };
}

/** Gives the event its place in the stream. */
export function sealFacts({ factsBefore, factsAfter }: EncodedEvent, streamVersion: bigint): SealedFacts {
  const facts = `${factsBefore},"streamVersion":"${String(streamVersion)}"${factsAfter}`;
  return { facts, digest: sha256(facts) };
}

/**
 * A stored event as the program knows it today: upcast from an older schemaVersion, checked by schema. The parts are
 * taken as they are: `stet check` verifies their digests, reads don't. Of erased parts: see assembleEvent.
 */
export function decodeEvent(kept: KeptEvent, upcasters: readonly Upcaster[] = UPCASTERS): StoredEvent {
  try {
    const facts = JSON.parse(kept.facts) as Record<string, unknown>;
    const isCurrent = facts['schemaVersion'] === CURRENT_SCHEMA_VERSION;
    if (isCurrent) checkFacts(facts);
    const streamVersion = BigInt(facts['streamVersion'] as string);
    const event = assembleEvent(facts, {
      content: parsePart(kept.content) as Content | undefined,
      words: parsePart(kept.words) as Words | undefined,
      person: parsePart(kept.person) as Person | undefined,
    });
    event['streamVersion'] = streamVersion;
    event['globalPosition'] = kept.globalPosition;
    // The text that was sealed is what JSON.stringify gave of this very shape; an upcaster may make another of it.
    if (isCurrent && kept.content !== null) rememberContentJson(event['data'] as object, kept.content);
    return (isCurrent ? event : toCurrent(event, upcasters)) as StoredEvent;
  } catch (error) {
    throw new UnreadableEventError(
      kept.globalPosition,
      error instanceof Error ? error.message : String(error),
      {
        cause: error,
      },
    );
  }
}

const parsePart = (json: string | null): unknown => (json === null ? undefined : JSON.parse(json));

function toCurrent(event: Record<string, unknown>, upcasters: readonly Upcaster[]): Record<string, unknown> {
  const { streamVersion, globalPosition, ...old } = event;
  const current = upcast(old, upcasters);
  checkEvent(splitEvent(current as ArticleEvent));
  return { ...current, streamVersion, globalPosition };
}
