import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { contentJson, rememberContentJson } from '../../src/domain/article/content-json.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { ARTICLE_EVENT_TYPES, type ArticleEvent, type StoredEvent } from '../../src/domain/article/events.ts';
import { decodeEvent, encodeAppend, sealFacts, type KeptEvent } from '../../src/event-store/codec.ts';
import { arbitraryContent } from '../support/arbitrary-content.ts';
import { aContent, anEvent } from '../support/event-builders.ts';
import { listFixtures, readFixture, toKept } from '../support/event-fixtures.ts';

function keep(event: ArticleEvent): KeptEvent {
  const [encoded] = encodeAppend(event.articleId, [event]);
  if (encoded === undefined) throw new Error('Nothing was encoded');
  const textOf = (name: string): string | null =>
    encoded.parts.find(({ part }) => part === name)?.json ?? null;
  const { facts } = sealFacts(encoded, 1n);
  const [content, words, person] = [textOf('content'), textOf('words'), textOf('person')];
  return { globalPosition: 1n, facts, content, words, person };
}

function expectPlainJson({ data }: StoredEvent): void {
  if ('content' in data) expect(contentJson(data)).toBe(JSON.stringify(data.content));
}

/** Keys that objects put first, treat as their own or inherit. */
const strangeKey = fc.constantFrom('10', '2', '__proto__', 'constructor', 'toJSON', '', '"', '\\', 'Z', 'a');
const strangeRecord = fc.dictionary(
  strangeKey,
  fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed()),
);

/** Long enough to be remembered. */
const LONG = 'Nineteen boats have passed below the bridge. '.repeat(60);

const arbitraryStoredContent = (): fc.Arbitrary<Content> =>
  fc
    .tuple(arbitraryContent(), strangeRecord, fc.infiniteStream(fc.nat()))
    .filter(([content]) => JSON.stringify(content) === JSON.stringify(content).toWellFormed())
    .filter(([content]) => !JSON.stringify(content).includes('\\ud'))
    .map(([content, custom, order]) => {
      const blocks = content.blocks.map((block) => ({ ...block, attributes: custom }));
      const summary = `${content.summary ?? ''}${LONG}`;
      const keys = Object.entries({ ...content, summary, blocks, custom });
      const shuffled = keys.map((entry) => ({ entry, at: Number(order.next().value) }));
      const entries = shuffled.sort((one, other) => one.at - other.at).map(({ entry }) => entry);
      const given: object = Object.fromEntries(entries);
      return given as Content;
    });

const withLongText = (event: ArticleEvent): ArticleEvent => {
  const data = { ...event.data, content: aContent({ summary: LONG }) };
  const longer: object = { ...event, data };
  return longer as ArticleEvent;
};

describe('the JSON of a content that was read from a store', () => {
  test('is what JSON.stringify gives, whatever the content and the order of its keys', () => {
    fc.assert(
      fc.property(arbitraryStoredContent(), (content) => {
        expectPlainJson(decodeEvent(keep(anEvent('ArticleUpdated', { data: { content } }))));
      }),
    );
  });

  test.each(ARTICLE_EVENT_TYPES)('the same of %s, short or long, and when its parts were erased', (type) => {
    const event = anEvent(type);
    const kept = keep(event);
    expectPlainJson(decodeEvent(kept));
    expectPlainJson(decodeEvent({ ...kept, content: null, words: null, person: null }));
    if ('content' in event.data) expectPlainJson(decodeEvent(keep(withLongText(event))));
  });

  test.each(listFixtures())('the same of the frozen %s', (name) => {
    expectPlainJson(decodeEvent(toKept(readFixture(name))));
  });

  test('the same of a content that an upcaster changed', () => {
    const kept = keep(withLongText(anEvent('ArticleUpdated')));
    const old = { ...kept, facts: kept.facts.replace('"schemaVersion":1', '"schemaVersion":0') };
    const event = decodeEvent(old, [
      {
        type: 'ArticleUpdated',
        fromVersion: 0,
        upcast: (given) => {
          const data = given['data'] as { readonly content: Content };
          const content = { ...data.content, headline: 'Told anew' };
          return { ...given, schemaVersion: 1, data: { ...data, content } };
        },
      },
    ]);
    expect(event).toMatchObject({ data: { content: { headline: 'Told anew' } } });
    expectPlainJson(event);
  });

  test('a copy of the data with another content does not take the text along', () => {
    const event = decodeEvent(keep(withLongText(anEvent('ArticleUpdated'))));
    if (event.type !== 'ArticleUpdated') throw new Error('It came back as another event');
    const { data } = event;
    const content = { ...data.content, headline: 'Another one' };
    expect(contentJson({ ...data, content })).toBe(JSON.stringify(content));
  });

  test('a long text is not made again, and shows in nothing else', () => {
    const content = aContent({ summary: LONG });
    const holder = { content };
    const told = JSON.stringify(content).replace('Nineteen', 'Eighteen');
    rememberContentJson(holder, told);
    expect(contentJson(holder)).toBe(told);
    expect(holder).toStrictEqual({ content });
    expect(Object.getOwnPropertySymbols({ ...holder })).toEqual([]);
  });
});
