import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { toArray } from '../../src/shared/append-log.ts';
import { initialArticle, type Article } from '../../src/domain/article/article.ts';
import { evolve } from '../../src/domain/article/evolve.ts';
import type { ArticleEvent, StoredEvent } from '../../src/domain/article/events.ts';
import type { Row, RowChange } from '../../src/read-model/projection.ts';
import { ACTS_PER_CHUNK, ACTS_TABLE, decodeState, encodeState } from '../../src/read-model/state-rows.ts';
import { aContent, anArticleId, anEvent, at } from '../support/event-builders.ts';
import { arbitrarySteps, asStored, toEvents } from './support.ts';

const articleId = anArticleId('s0');

/** The state tables as a Map, written by the rules of RowChange. */
function createTables() {
  let state: Row | undefined;
  const chunks = new Map<number, Row>();
  const write = (change: RowChange): void => {
    if (change.table === ACTS_TABLE.name) {
      if (change.op === 'upsert') chunks.set(Number(change.row['chunk']), change.row);
      else chunks.delete(Number(change.key['chunk']));
    } else if (change.op === 'upsert') state = change.row;
    else if (change.op === 'patch') state = { ...state, ...change.values };
  };
  const inOrder = (): Row[] => [...chunks].sort(([a], [b]) => a - b).map(([, row]) => row);
  return {
    write: (changes: readonly RowChange[]) => {
      changes.forEach(write);
    },
    load: (): Article => decodeState(state ?? {}, inOrder()),
  };
}

const plain = ({ acts, ...rest }: Article) => ({ ...rest, acts: toArray(acts) });

const ofOneStory = (events: readonly ArticleEvent[]): readonly StoredEvent[] =>
  asStored(events.filter((event) => event.articleId === articleId));

describe('encodeState', () => {
  test('any history, written in batches of any size, comes back as it was', () => {
    fc.assert(
      fc.property(
        arbitrarySteps(60),
        fc.integer({ min: 1, max: 7 }),
        fc.boolean(),
        (steps, batch, reloads) => {
          const tables = createTables();
          let stored: Article | undefined;
          let article = initialArticle(articleId);
          ofOneStory(toEvents(steps)).forEach((event, index) => {
            article = evolve(article, event);
            if (index % batch !== 0) return;
            tables.write(encodeState(stored, article));
            expect(plain(tables.load())).toEqual(plain(article));
            // A miss in memory goes on from what the tables hold.
            if (reloads) article = tables.load();
            stored = article;
          });
        },
      ),
      { numRuns: 200 },
    );
  });

  test('a state whose versions share one growing log is written only to its own end', () => {
    const [first, second] = ofOneStory(
      toEvents([1, 2].map((pick) => ({ story: 0, kind: 4, minutes: 0, pick }))),
    );
    if (first === undefined || second === undefined) throw new Error('two events were made');
    const older = evolve(initialArticle(articleId), first);
    evolve(older, second);
    const tables = createTables();
    tables.write(encodeState(undefined, older));
    expect(toArray(tables.load().acts)).toHaveLength(1);
  });

  test('one more act on a long story writes its last chunk alone', () => {
    const before = afterUpdates(ACTS_PER_CHUNK * 3 + 10);
    const [next] = asStored([
      anEvent('ArticleWithheld', { articleId, effectiveAt: at(9_999), recordedAt: at(9_999) }),
    ]);
    if (next === undefined) throw new Error('one event was made');
    const after = evolve(before, { ...next, streamVersion: before.streamVersion + 1n });
    const changes = encodeState(before, after);
    expect(changes.map(({ table, op }) => [table, op])).toEqual([
      ['story_states', 'patch'],
      ['story_acts', 'upsert'],
    ]);
    expect(changes[1]).toMatchObject({ row: { chunk: 3 } });
  });

  test('a note leaves texts and acts alone', () => {
    const before = afterUpdates(3);
    const [note] = asStored([anEvent('NoteAdded', { articleId })]);
    if (note === undefined) throw new Error('one event was made');
    const [change, ...others] = encodeState(before, evolve(before, { ...note, streamVersion: 4n }));
    expect(others).toEqual([]);
    expect(change?.op === 'patch' && Object.keys(change.values)).toEqual(['stream_version', 'head']);
  });

  test('equal texts are stored once, different ones each', () => {
    const texts = (events: readonly ArticleEvent[]): unknown[] => {
      const article = ofOneStory(events).reduce(evolve, initialArticle(articleId));
      const [change] = encodeState(undefined, article);
      if (change?.op !== 'upsert') throw new Error('a new story is a whole row');
      return ['saved_content', 'published_content', 'draft_content'].map((slot) => typeof change.row[slot]);
    };
    const published = anEvent('ArticlePublished', { articleId, data: { revision: 1, content: aContent() } });
    const draft = anEvent('DraftSaved', {
      articleId,
      data: { revision: 2, content: aContent({ headline: 'New' }) },
    });
    expect(texts([published])).toEqual(['string', 'object', 'object']);
    expect(texts([published, draft])).toEqual(['string', 'string', 'object']);
  });
});

function afterUpdates(count: number): Article {
  const events = Array.from({ length: count }, (_, index) =>
    anEvent('ArticleUpdated', {
      articleId,
      effectiveAt: at(index),
      recordedAt: at(index),
      data: { revision: index + 1 },
    }),
  );
  return asStored(events).reduce(evolve, initialArticle(articleId));
}
