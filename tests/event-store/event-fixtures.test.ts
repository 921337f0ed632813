import { describe, expect, test } from '@jest/globals';

import { ARTICLE_EVENT_TYPES, type ArticleEventType } from '../../src/domain/article/events.ts';
import { decodeEvent } from '../../src/event-store/codec.ts';
import { CURRENT_SCHEMA_VERSION } from '../../src/event-store/schemas/facts-schemas.ts';
import { verifyStored } from '../../src/event-store/verify-stored.ts';
import { anEvent, at } from '../support/event-builders.ts';
import {
  fixtureName,
  listFixtures,
  readFixture,
  toKept,
  toRow,
  writeFixture,
} from '../support/event-fixtures.ts';

/** An event that uses every field of the envelope. */
const fullEvent = (type: ArticleEventType): ReturnType<typeof anEvent> =>
  anEvent(type, {
    effectiveAt: at(-20),
    effectiveBasis: 'observed',
    notBefore: at(-40),
    observedAt: at(-20),
    recording: 'backfill',
    source: { system: 'harbour-times', id: 'bridge-17', url: 'https://harbour.example/bridge-17' },
    extraction: { importer: 'page-text', version: 1, rawSha256: '0123456789abcdef'.repeat(4) },
    actor: { kind: 'user', id: 'u-mira', name: 'Mira Okonkwo', ip: '192.0.2.7', userAgent: 'Desk/4.1' },
    anomalies: [{ code: 'rolled-back', field: 'updatedAt' }, { code: 'times-disagree' }],
  });

// A new type or version is frozen by one run with STET_WRITE_FIXTURES=1; what is frozen is never written again.
if (process.env['STET_WRITE_FIXTURES'] === '1') {
  for (const type of ARTICLE_EVENT_TYPES) writeFixture(fullEvent(type));
}

describe('stored events', () => {
  test.each(ARTICLE_EVENT_TYPES)('%s has a frozen fixture of its current schemaVersion', (type) => {
    expect(listFixtures()).toContain(fixtureName(type, CURRENT_SCHEMA_VERSION));
  });

  test.each(listFixtures())('%s still reads as it did', (name) => {
    const fixture = readFixture(name);
    const { streamVersion, globalPosition, ...event } = decodeEvent(toKept(fixture));
    expect({
      ...event,
      streamVersion: String(streamVersion),
      globalPosition: String(globalPosition),
    }).toEqual(fixture.decoded);
  });

  test.each(listFixtures())('%s still has its digests', (name) => {
    expect(verifyStored(toRow(readFixture(name)))).toEqual([]);
  });
});
