import { createHash } from 'node:crypto';

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import {
  ARTICLE_EVENT_TYPES,
  type ArticleEvent,
  type ArticleEventType,
} from '../../src/domain/article/events.ts';
import {
  decodeEvent,
  encodeAppend,
  sealFacts,
  type EncodedEvent,
  type KeptEvent,
  type PartName,
} from '../../src/event-store/codec.ts';
import { ERASED_CONTENT } from '../../src/event-store/split-event.ts';
import type { Upcaster } from '../../src/event-store/upcast.ts';
import { verifyStored, type StoredRow } from '../../src/event-store/verify-stored.ts';
import { aContent, anArticleId, anEvent, BUILT_AT } from '../support/event-builders.ts';

const A = anArticleId();

function encode(event: ArticleEvent): EncodedEvent {
  const [encoded] = encodeAppend(event.articleId, [event]);
  if (encoded === undefined) throw new Error('Nothing was encoded');
  return encoded;
}

/** What an adapter keeps of the event. */
function keep(event: ArticleEvent): KeptEvent {
  const encoded = encode(event);
  const textOf = (name: PartName): string | null =>
    encoded.parts.find(({ part }) => part === name)?.json ?? null;
  return {
    globalPosition: 9n,
    facts: sealFacts(encoded, 3n).facts,
    content: textOf('content'),
    words: textOf('words'),
    person: textOf('person'),
  };
}

const placed = (event: ArticleEvent): object => ({ ...event, streamVersion: 3n, globalPosition: 9n });

describe('facts and parts', () => {
  const SECRETS = [
    'Harbour',
    'cables',
    'Mira',
    '192.0.2.7',
    'first take',
    'wrong number',
    'port authority',
    'mayor',
  ];

  test.each(ARTICLE_EVENT_TYPES)('the facts of %s hold no content, words or person', (type) => {
    const actor = {
      kind: 'user',
      id: 'u-1',
      name: 'Mira Okonkwo',
      ip: '192.0.2.7',
      userAgent: 'Desk',
    } as const;
    const { facts } = keep(anEvent(type, { actor }));
    for (const secret of [...SECRETS, 'Okonkwo', 'Desk']) expect(facts).not.toContain(secret);
    const data = (JSON.parse(facts) as { data: object }).data;
    for (const word of ['content', 'note', 'notice', 'reason', 'text']) expect(data).not.toHaveProperty(word);
  });

  test('each part has its own 32 bytes of salt, and the facts hold SHA-256(salt ‖ bytes)', () => {
    const events = [anEvent('ArticleUpdated'), anEvent('ArticleUpdated')];
    const encoded = encodeAppend(A, events);
    const salts = encoded.flatMap(({ parts }) => parts.map(({ salt }) => Buffer.from(salt).toString('hex')));
    expect(salts).toHaveLength(6);
    expect(new Set(salts).size).toBe(6);
    for (const one of encoded) {
      const facts = JSON.parse(sealFacts(one, 1n).facts) as { parts: Record<string, string> };
      for (const { part, salt, json } of one.parts) {
        expect(salt).toHaveLength(32);
        expect(facts.parts[part]).toBe(createHash('sha256').update(salt).update(json, 'utf8').digest('hex'));
      }
      expect(Object.keys(facts.parts)).toHaveLength(one.parts.length);
      expect(facts).not.toHaveProperty('globalPosition');
    }
  });

  test("the event's digest is over the stored bytes of the facts", () => {
    const { facts, digest } = sealFacts(encode(anEvent('NoteAdded')), 12n);
    expect(Buffer.from(digest).toString('hex')).toBe(
      createHash('sha256').update(facts, 'utf8').digest('hex'),
    );
    expect(facts).toContain('"streamVersion":"12"');
  });

  test('any content and any words come back as they were', () => {
    const text = fc.string({ unit: 'grapheme' });
    fc.assert(
      fc.property(
        text,
        text,
        fc.dictionary(
          text.filter((key) => key !== '__proto__'),
          text,
        ),
        (headline, note, custom) => {
          const content = aContent({ headline, custom, summary: note }, [note, headline]);
          const event = anEvent('ArticleUpdated', { data: { content, note, notice: headline } });
          expect(decodeEvent(keep(event))).toEqual(placed(event));
        },
      ),
    );
  });

  test('whatever is given, encoding gives an event or an InvalidEventError', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withDate: true, withMap: true }), (data) => {
        const event: object = { ...anEvent('NoteAdded'), data };
        try {
          encodeAppend(A, [event as ArticleEvent]);
        } catch (error) {
          expect(error).toMatchObject({ name: 'InvalidEventError' });
        }
      }),
    );
  });
});

describe('erased parts', () => {
  const erase = (event: ArticleEvent, ...parts: PartName[]): object =>
    decodeEvent({ ...keep(event), ...Object.fromEntries(parts.map((part) => [part, null])) });

  test('the person: the actor keeps kind and id', () => {
    expect(erase(anEvent('NoteAdded'), 'person')).toMatchObject({ actor: { kind: 'user', id: 'u-mira' } });
    expect(erase(anEvent('NoteAdded'), 'person')).not.toHaveProperty('actor.name');
  });

  test('words: the required read as empty, the optional are absent', () => {
    const event = anEvent('ArticleRestored');
    const { notice: _, ...data } = event.data;
    expect(erase(event, 'words')).toEqual(placed({ ...event, data: { ...data, note: '' } }));
    expect(erase(anEvent('ArticleCorrected'), 'words')).toHaveProperty('data.correction.notice', '');
  });

  test('the content: null where the type allows it, else the one that says that it was erased', () => {
    expect(erase(anEvent('ArticlePublished'), 'content')).toHaveProperty('data.content', null);
    expect(erase(anEvent('ArticleUpdated'), 'content')).toHaveProperty('data.content', ERASED_CONTENT);
  });

  test.each(ARTICLE_EVENT_TYPES)('%s without any part still reads', (type) => {
    expect(erase(anEvent(type), 'content', 'words', 'person')).toHaveProperty('type', type);
  });
});

describe('upcasting', () => {
  /** A note as an imagined version 0 kept it: its text was two fields, and it had another name. */
  const oldNote = (): KeptEvent => {
    const kept = keep(anEvent('NoteAdded'));
    const facts = JSON.parse(kept.facts) as Record<string, unknown>;
    return {
      ...kept,
      facts: JSON.stringify({ ...facts, type: 'RemarkAdded', schemaVersion: 0, data: { by: 'desk' } }),
      words: JSON.stringify({ text: 'Ask again' }),
    };
  };
  const rename: Upcaster = {
    type: 'RemarkAdded',
    fromVersion: 0,
    upcast: (event) => ({ ...event, type: 'NoteAdded' }),
  };
  const raise: Upcaster = {
    type: 'NoteAdded',
    fromVersion: 0,
    upcast: (event) => {
      const { by, text } = event['data'] as { by: string; text: string };
      return { ...event, schemaVersion: 1, data: { text: `${by}: ${text}` } };
    },
  };

  test('goes from version to version until the event is current, parts included', () => {
    expect(decodeEvent(oldNote(), [raise, rename])).toMatchObject({
      type: 'NoteAdded',
      schemaVersion: 1,
      data: { text: 'desk: Ask again' },
      streamVersion: 3n,
      globalPosition: 9n,
    });
  });

  test('an event that stays old, or comes out wrong, is an error that names its position', () => {
    for (const upcasters of [
      [],
      [rename],
      [rename, { ...raise, upcast: (event: object) => ({ ...event, schemaVersion: 1 }) }],
    ]) {
      expect(() => decodeEvent(oldNote(), upcasters)).toThrow('The event at position 9 cannot be read');
    }
  });

  test('an upcaster that does not move on ends', () => {
    const idle: Upcaster = { ...rename, upcast: (event) => event };
    expect(() => decodeEvent(oldNote(), [idle])).toThrow('position 9');
  });

  test('an event of a newer program is an error, not a guess', () => {
    const kept = keep(anEvent('NoteAdded'));
    expect(() =>
      decodeEvent({ ...kept, facts: kept.facts.replace('"schemaVersion":1', '"schemaVersion":2') }),
    ).toThrow('schemaVersion');
  });
});

describe('verifyStored', () => {
  const rowOf = (
    eventType: ArticleEventType = 'ArticleUpdated',
    more: StoredRow['parts'] = [],
  ): StoredRow => {
    const event: ArticleEvent = anEvent(eventType, { recordedAt: BUILT_AT });
    const encoded = encode(event);
    const { facts, digest } = sealFacts(encoded, 4n);
    const { articleId, eventId, commandId, type, schemaVersion, recordedAt } = event;
    return {
      ...{ articleId, eventId, commandId, type, schemaVersion, recordedAt, facts, digest },
      globalPosition: 1n,
      streamVersion: 4,
      parts: [
        ...encoded.parts.map(({ part, salt, json }) => ({ part, salt, bytes: Buffer.from(json) })),
        ...more,
      ],
    };
  };

  test('finds nothing wrong with a stored event, nor with one whose parts were erased', () => {
    const row = rowOf();
    expect(verifyStored(row)).toEqual([]);
    expect(verifyStored({ ...row, parts: [] })).toEqual([]);
  });

  test('finds changed facts, columns, parts and salts, and parts that were added', () => {
    const row = rowOf();
    expect(verifyStored({ ...row, facts: row.facts.replace('material', 'minor') })).toHaveLength(1);
    expect(verifyStored({ ...row, type: 'NoteAdded' })).toEqual(['the facts state another type']);
    expect(verifyStored({ ...row, streamVersion: 5 })).toEqual(['the facts state another streamVersion']);
    for (const [index, part] of row.parts.entries()) {
      const bytes = Buffer.from(part.bytes);
      bytes[0] = (bytes[0] ?? 0) ^ 1;
      const parts = row.parts.with(index, { ...part, bytes });
      expect(verifyStored({ ...row, parts })).toEqual([`its ${part.part} does not have its digest`]);
      const salted = row.parts.with(index, { ...part, salt: Buffer.alloc(32) });
      expect(verifyStored({ ...row, parts: salted })).toHaveLength(1);
    }
    const added = rowOf('PublicationScheduled', row.parts.slice(0, 1));
    expect(verifyStored(added)).toEqual(['its content does not have its digest']);
  });
});
