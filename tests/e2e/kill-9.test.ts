import { randomUUID } from 'node:crypto';

import { expect, test } from '@jest/globals';

import { makeToken, runStet, serveStet, withTempDir, type Served } from '../support/run-stet.ts';

const KILLS = process.env['STET_TEST_LONG'] === '1' ? 200 : 20;
const WRITERS = 8;

/** A write that was sent; `answer` once it was answered. */
type Write = {
  readonly key: string;
  readonly headline: string;
  answer?: { articleId: string; streamVersion: string };
};

async function send(served: Served, token: string, write: Write): Promise<void> {
  const response = await fetch(`${served.api}/articles`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${token}`,
      'Content-Type': 'application/json',
      'Idempotency-Key': write.key,
      Prefer: 'respond-async',
    },
    body: JSON.stringify({ text: `${write.headline}\n\nA paragraph of ${write.headline}.` }),
  });
  const answer = (await response.json()) as { articleId: string; streamVersion: string };
  if (response.status !== 201) throw new Error(`${String(response.status)} ${JSON.stringify(answer)}`);
  write.answer = answer;
}

/** Writes one story after the other until the server is gone; the last may have been stored and never answered. */
async function writeUntilGone(served: Served, token: string, writes: Write[]): Promise<void> {
  for (;;) {
    const write: Write = { key: randomUUID(), headline: `Story ${randomUUID()}` };
    writes.push(write);
    try {
      await send(served, token, write);
    } catch {
      return;
    }
  }
}

type Exported = {
  articleId: string;
  commandId: string;
  type: string;
  data: { content?: { headline: string } };
};

async function exportEvents(dataDir: string): Promise<readonly Exported[]> {
  const { stdout, stderr, code } = await runStet(dataDir, ['export', '--format', 'jsonl']);
  expect([code, stderr]).toEqual([0, '']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Exported);
}

test(
  `${String(KILLS)} kill -9 during concurrent writes: every answered write is there, none twice`,
  async () => {
    await withTempDir(async (dataDir) => {
      const token = await makeToken(dataDir, '--role', 'editor');
      const writes: Write[] = [];
      for (let kill = 0; kill < KILLS; kill += 1) {
        const served = await serveStet(dataDir);
        const before = writes.length;
        const writers = Array.from({ length: WRITERS }, () => writeUntilGone(served, token, writes));
        // Killed at a count of answers, not at a time: wherever in a write that is.
        while (writes.slice(before).filter(({ answer }) => answer !== undefined).length < 10 + kill) {
          await new Promise(setImmediate);
        }
        await served.kill9();
        await Promise.all(writers);
      }
      const answered = new Set(writes.filter(({ answer }) => answer !== undefined));
      const served = await serveStet(dataDir);
      const lost = writes.filter(({ answer }) => answer === undefined);
      for (const write of lost) await send(served, token, write);
      expect(await served.stop()).toBe(0);

      const events = await exportEvents(dataDir);
      const byHeadline = new Map<string, number>();
      for (const { data } of events) {
        const headline = data.content?.headline ?? '';
        byHeadline.set(headline, (byHeadline.get(headline) ?? 0) + 1);
      }
      expect(answered.size).toBeGreaterThanOrEqual(KILLS * 10);
      expect(writes.filter(({ headline }) => byHeadline.get(headline) !== 1)).toEqual([]);
      expect(events).toHaveLength(writes.length);
      const check = await runStet(dataDir, ['check']);
      expect([check.code, check.stdout]).toEqual([0, expect.stringContaining('Clean')]);
    });
  },
  KILLS * 15_000,
);
