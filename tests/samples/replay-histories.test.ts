import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';

import { createReplayHistories } from '../../src/application/replay-histories.ts';
import { parseHistory } from '../../src/schemas/history-schema.ts';
import { parseSampleList } from '../../src/schemas/sample-list-schema.ts';
import { readText } from '../support/repository.ts';
import { withStore, type GivenStore } from '../support/given-store.ts';

const content = (text: string) => ({
  kind: 'article',
  language: 'en',
  headline: 'Ferry late',
  blocks: [{ kind: 'paragraph', text }],
});

type Act = Readonly<Record<string, unknown>>;

const draft = (at = '2024-03-01T08:00:00Z'): Act => ({
  at,
  by: 'mira',
  command: { type: 'DraftArticle', content: content('Fog.') },
});

const publish = (at: string, more: object = {}): Act => ({
  at,
  by: 'mira',
  command: { type: 'PublishArticle', ...more },
});

const aHistory = (articleId: string, ...acts: readonly Act[]) => ({
  articleId,
  about: 'A ferry.',
  zone: 'Asia/Taipei',
  people: { mira: 'Mira Okonkwo' },
  acts,
});

const replay = ({ store, clock }: GivenStore) =>
  createReplayHistories({ store, ledger: store.ledger, clock });

describe('histories told anew', () => {
  test('are recorded at the times of their acts, those of all stories in one order', async () => {
    await withStore(async (given) => {
      const first = aHistory('a', draft(), publish('2024-03-01T10:00:00Z'));
      const second = aHistory('b', draft('2024-03-01T09:00:00Z'));
      const { events } = await replay(given)([parseHistory(first), parseHistory(second)]);
      expect(events).toBe(3);
      const stored = (await given.store.readAll({ after: 0n, limit: 10 })).events;
      expect(stored.map(({ articleId, recordedAt, actor }) => [articleId, recordedAt, actor])).toEqual([
        ['a', '2024-03-01T08:00:00.000Z', { kind: 'user', id: 'mira', name: 'Mira Okonkwo' }],
        ['b', '2024-03-01T09:00:00.000Z', { kind: 'user', id: 'mira', name: 'Mira Okonkwo' }],
        ['a', '2024-03-01T10:00:00.000Z', { kind: 'user', id: 'mira', name: 'Mira Okonkwo' }],
      ]);
      expect(stored[2]?.data).toMatchObject({ publishedAt: { zone: 'Asia/Taipei' } });
    });
  });

  test('append nothing again, whatever was done to the story since', async () => {
    await withStore(async (given) => {
      const history = parseHistory(aHistory('a', draft(), publish('2024-03-01T10:00:00Z')));
      await replay(given)([history]);
      await given.tell({ type: 'AddNote', text: 'Seen.' }, { articleId: history.articleId });
      expect(await replay(given)([history])).toEqual({ events: 0 });
      expect(await given.store.countEvents()).toBe(3n);
    });
  });

  test('mean the event of an act by its name, also when they are told again', async () => {
    await withStore(async (given) => {
      const history = parseHistory(
        aHistory(
          'a',
          draft(),
          {
            at: '2024-03-01T08:10:00Z',
            by: 'mira',
            name: 'plan',
            command: {
              type: 'SchedulePublication',
              act: 'publish',
              publishAt: '2024-03-01T09:00:00Z',
              content: content('Thick fog.'),
            },
          },
          { at: '2024-03-01T09:00:00.200Z', command: { type: 'FireSchedule', act: 'plan' } },
        ),
      );
      expect(await replay(given)([history])).toEqual({ events: 4 });
      expect(await replay(given)([history])).toEqual({ events: 0 });
      const stored = await given.store.readStream(history.articleId);
      expect(stored.map(({ type }) => type)).toEqual([
        'ArticleDrafted',
        'DraftSaved',
        'PublicationScheduled',
        'ArticlePublished',
      ]);
    });
  });

  test('are refused where an act lies in the future, before it is recorded', async () => {
    await withStore(async (given) => {
      const history = parseHistory(aHistory('a', draft(), publish('2090-01-01T00:00:00Z')));
      await expect(replay(given)([history])).rejects.toThrow(
        'a, act 2 (PublishArticle at 2090-01-01T00:00:00.000Z) lies in the future',
      );
      expect(await given.store.countEvents()).toBe(1n);
    });
  });

  test('name the act that the rules refuse', async () => {
    await withStore(async (given) => {
      const twice = parseHistory(
        aHistory('a', draft(), publish('2024-03-01T09:00:00Z'), publish('2024-03-01T10:00:00Z')),
      );
      await expect(replay(given)([twice])).rejects.toThrow(
        'a, act 3 (PublishArticle at 2024-03-01T10:00:00.000Z) is refused: wrong-status',
      );
    });
  });
});

describe('a history that is none', () => {
  test.each([
    ['an unknown story id', { articleId: 'a b' }, 'articleId: is not a story id'],
    ['no acts', { acts: [] }, 'acts: '],
    ['an unknown person', { people: {} }, 'acts.0.by: "mira" is not in people'],
    [
      'acts out of order',
      { acts: [draft(), publish('2024-02-01T00:00:00Z')] },
      'acts.1.at: is before the act above it, at 2024-03-01T08:00:00.000Z',
    ],
    [
      'an act that means none',
      { acts: [draft(), { at: '2024-03-02T00:00:00Z', command: { type: 'FireSchedule', act: 'plan' } }] },
      'acts.1.command: means the act "plan", but no act above it has this name',
    ],
    [
      'a name given twice',
      {
        acts: [
          { ...draft(), name: 'one' },
          { ...publish('2024-03-02T00:00:00Z'), name: 'one' },
        ],
      },
      'acts.1.name: is the name of an act above it',
    ],
    [
      'an unknown field',
      { acts: [draft(), publish('2024-03-02T00:00:00Z', { notices: 'x' })] },
      'acts.1.command: ',
    ],
  ])('%s is told with its place', (_case, wrong, message) => {
    expect(() => parseHistory({ ...aHistory('a', draft()), ...wrong })).toThrow(message);
  });

  const LIVE = readText('samples/live/lantern-night-market.json');
  const LIST = readText('samples/samples.json');

  test.each([
    ['a history', LIVE, parseHistory],
    ['a list', LIST, parseSampleList],
  ] as const)('%s damaged anywhere is parsed or refused with an Error', (_what, text, parse) => {
    const places = [...text.matchAll(/"(?:[^"\\]|\\.)*"|\d+/g)].map(({ index, 0: token }) => ({
      index,
      token,
    }));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), ({ index, token }, value) => {
        const damaged = text.slice(0, index) + JSON.stringify(value) + text.slice(index + token.length);
        try {
          expect(parse(JSON.parse(damaged))).toBeDefined();
        } catch (error) {
          expect((error as Error).message).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });

  test('is refused whatever it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(() => parseHistory(value)).toThrow(Error);
        expect(() => parseSampleList(value)).toThrow(Error);
      }),
    );
  });
});
