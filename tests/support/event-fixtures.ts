import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ArticleEvent, ArticleEventType } from '../../src/domain/article/events.ts';
import { encodeAppend, sealFacts, type KeptEvent, type PartName } from '../../src/event-store/codec.ts';
import type { StoredRow } from '../../src/event-store/verify-stored.ts';

const FOLDER = 'tests/fixtures/events';

type FixturePart = {
  readonly part: PartName;
  readonly encoding: string;
  /** Hexadecimal. */
  readonly salt: string;
  readonly text: string;
};

/** An event as it was stored once, and how it must read for ever. */
export type EventFixture = {
  readonly stored: {
    readonly facts: string;
    readonly digest: string;
    readonly parts: readonly FixturePart[];
  };
  /** With the places as strings, since JSON has no bigint. */
  readonly decoded: Readonly<Record<string, unknown>>;
};

const PLACE = { streamVersion: 7n, globalPosition: 70n };

/** `ArticlePublished`, 1 → `article-published-v1.json`. */
export const fixtureName = (type: ArticleEventType, schemaVersion: number): string =>
  `${type.replaceAll(/(?<=[a-z])[A-Z]/g, '-$&').toLowerCase()}-v${String(schemaVersion)}.json`;

export const listFixtures = (): readonly string[] =>
  readdirSync(FOLDER).filter((name) => name.endsWith('.json'));

export const readFixture = (name: string): EventFixture =>
  JSON.parse(readFileSync(join(FOLDER, name), 'utf8')) as EventFixture;

/** Freezes the event. A fixture that exists is never written again: stored events don't change either. */
export function writeFixture(event: ArticleEvent): void {
  const file = join(FOLDER, fixtureName(event.type, event.schemaVersion));
  if (existsSync(file)) return;
  writeFileSync(file, `${JSON.stringify(toFixture(event), undefined, 2)}\n`);
}

function toFixture(event: ArticleEvent): EventFixture {
  const [encoded] = encodeAppend(event.articleId, [event]);
  if (encoded === undefined) throw new Error('Nothing was encoded');
  const { facts, digest } = sealFacts(encoded, PLACE.streamVersion);
  const parts = encoded.parts.map(({ part, salt, json }) => ({
    part,
    encoding: 'json',
    salt: Buffer.from(salt).toString('hex'),
    text: json,
  }));
  return {
    stored: { facts, digest: Buffer.from(digest).toString('hex'), parts },
    decoded: {
      ...event,
      streamVersion: String(PLACE.streamVersion),
      globalPosition: String(PLACE.globalPosition),
    },
  };
}

/** The stored texts as an adapter hands them to the codec. */
export function toKept({ stored }: EventFixture): KeptEvent {
  const textOf = (name: PartName): string | null =>
    stored.parts.find(({ part }) => part === name)?.text ?? null;
  return {
    globalPosition: PLACE.globalPosition,
    facts: stored.facts,
    content: textOf('content'),
    words: textOf('words'),
    person: textOf('person'),
  };
}

/** The stored bytes as `stet check` reads them. */
export function toRow({ stored }: EventFixture): StoredRow {
  const facts = JSON.parse(stored.facts) as Omit<StoredRow, 'streamVersion'> & {
    readonly streamVersion: string;
  };
  const { articleId, eventId, commandId, type, schemaVersion, recordedAt } = facts;
  return {
    ...{ articleId, eventId, commandId, type, schemaVersion, recordedAt },
    globalPosition: PLACE.globalPosition,
    streamVersion: Number(facts.streamVersion),
    facts: stored.facts,
    digest: Buffer.from(stored.digest, 'hex'),
    parts: stored.parts.map(({ part, salt, text }) => ({
      part,
      salt: Buffer.from(salt, 'hex'),
      bytes: Buffer.from(text),
    })),
  };
}
