import { copyFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { articleIdOf } from '../../src/application/record-snapshot.ts';
import { runStet, withTempDir } from '../support/run-stet.ts';

// An invented page with the lines of a real kind: two times on one line, furniture, a repeated headline, quotations
// under "Name, role", a Chinese headline and captions, related links.
const PAGE = 'tests/fixtures/pages/two-times-en-zh-hant.txt';
const FILE = 'page.txt';

type Json = Readonly<Record<string, unknown>>;
type Items = { readonly items: readonly Json[] };

/** One installation and the page in it, told by the commands as a person gives them. */
type Job = {
  readonly id: string;
  importPage(): Promise<string>;
  change(from: string, to: string): Promise<void>;
  ask<Answer>(...args: readonly string[]): Promise<Answer>;
  run(...args: readonly string[]): ReturnType<typeof runStet>;
};

async function withJob(work: (job: Job) => Promise<void>): Promise<void> {
  await withTempDir(async (dir) => {
    const dataDir = join(dir, 'data');
    const page = join(dir, FILE);
    await copyFile(PAGE, page);
    const run: Job['run'] = (...args) => runStet(dataDir, args);
    await work({
      id: articleIdOf({ system: 'hbp', id: FILE }),
      run,
      importPage: async () => {
        const ran = await run(
          'import',
          page,
          '--zone',
          'Asia/Taipei',
          '--source',
          'hbp',
          '--report',
          join(dir, 'report.json'),
        );
        expect([ran.code, ran.stderr]).toEqual([0, '']);
        return ran.stdout;
      },
      change: async (from, to) => {
        const text = await readFile(page, 'utf8');
        expect(text.split(from)).toHaveLength(2);
        await writeFile(page, text.replace(from, to));
      },
      ask: async <Answer>(...args: readonly string[]) => {
        const ran = await run(...args, '--json');
        expect([ran.code, ran.stderr]).toEqual([0, '']);
        return JSON.parse(ran.stdout) as Answer;
      },
    });
    const check = await run('check');
    expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('Clean')]);
  });
}

const eventsOf = async ({ run }: Job): Promise<readonly Json[]> => {
  const { stdout } = await run('export', '--format', 'jsonl');
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Json);
};

const MOVED = '2022/05/11 08:15';

describe('a news page in, its history out', () => {
  test('five imports are five revisions, each at its own time', async () => {
    await withJob(async (job) => {
      expect(await job.importPage()).toContain('2 events appended');
      const [first, second] = await eventsOf(job);
      expect(first).toMatchObject({
        type: 'ArticlePublished',
        effectiveAt: '2022-05-10T13:48:00.000Z',
        effectiveBasis: 'stated',
        recording: 'backfill',
        data: {
          revision: 1,
          content: null,
          authority: 'source',
          publishedAt: { stated: '2022/05/10 21:48' },
        },
      });
      expect(second).toMatchObject({
        type: 'ArticleUpdated',
        effectiveAt: '2022-05-10T23:15:00.000Z',
        data: { revision: 2, updatedAt: { stated: '2022/05/11 07:15' } },
      });

      expect(await job.importPage()).toContain('0 events appended, 1 snapshot known already');

      await job.change('2022/05/11 07:15', MOVED);
      await job.change('Two of the five boats', 'Three of the five boats');
      await job.importPage();
      await job.change('Three of the five boats', 'Four of the five boats');
      await job.importPage();
      await job.change(MOVED, '2022/05/10 23:00');
      await job.change('Four of the five boats', 'One of the five boats');
      await job.importPage();

      const events = await eventsOf(job);
      expect(
        events.map(({ type, effectiveBasis, data }) => [
          type,
          effectiveBasis,
          (data as { revision: number }).revision,
        ]),
      ).toEqual([
        ['ArticlePublished', 'stated', 1],
        ['ArticleUpdated', 'stated', 2],
        ['ArticleUpdated', 'stated', 3],
        ['ArticleUpdated', 'observed', 4],
        ['EarlierTextRecorded', 'stated', 5],
      ]);
      expect(events.map(({ effectiveAt }) => effectiveAt)).toEqual([
        '2022-05-10T13:48:00.000Z',
        '2022-05-10T23:15:00.000Z',
        '2022-05-11T00:15:00.000Z',
        events[3]?.['recordedAt'],
        '2022-05-10T15:00:00.000Z',
      ]);
      expect(events[3]?.['notBefore']).toBe(events[2]?.['recordedAt']);

      const { items } = await job.ask<Items>('timeline', job.id);
      expect(items.filter(({ silent }) => silent === 'yes').map(({ revision }) => revision)).toEqual([4]);
      const history = await job.ask<Items>('history', job.id);
      expect(history.items.map(({ revision }) => revision)).toEqual([5, 4, 3, 2, 1]);
      const seen = async (at: string) => job.ask<Json>('history', job.id, '--as-of', at);
      expect((await job.run('history', job.id, '--as-of', '2022-05-10T13:00:00Z')).code).toBe(1);
      expect(await seen('2022-05-10T14:00:00Z')).toMatchObject({ revision: 1, contentState: 'unobserved' });
      expect(await seen('2022-05-10T20:00:00Z')).toMatchObject({ revision: 5 });
      expect(await seen('2022-05-11T00:00:00Z')).toMatchObject({ revision: 2 });
      expect(await seen('2022-05-11T01:00:00Z')).toMatchObject({
        revision: 3,
        until: events[3]?.['recordedAt'],
        untilNotBefore: events[2]?.['recordedAt'],
      });
      const diff = await job.run('diff', job.id, '2', '3');
      expect(diff.stdout).toMatch(/Two.*Three/s);
    });
  });
});
