import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from '@jest/globals';

import { aContent, aSnapshot, stated } from '../support/given-article.ts';
import { runStet, withTempDir } from '../support/run-stet.ts';

const snapshot = (text: string, updated?: string) =>
  JSON.stringify(
    aSnapshot(aContent('Quay', text), {
      source: { system: 'harbour-post', id: 'quay' },
      publishedAt: stated('2021/03/22 22:34'),
      ...(updated === undefined ? {} : { updatedAt: stated(updated) }),
    }),
  );

const QUAY = 'The old quay is closed to all traffic.';

describe('stet blame', () => {
  test('prints a line for each sentence or stretch, with revision, time and act', () =>
    withTempDir(async (dir) => {
      const file = join(dir, 'quay.jsonl');
      const second = snapshot(`${QUAY.replace('all', 'heavy')} It rained.`, '2021/03/23 18:05');
      writeFileSync(file, `${snapshot(QUAY)}\n${second}\n`);
      expect(await runStet(dir, ['import', file])).toMatchObject({ code: 0 });
      const listed = await runStet(dir, ['export', '--format', 'jsonl']);
      const id =
        /"articleId":"([^"]+)"/.exec(listed.stdout)?.[1] ??
        /"subject":"([^"]+)"/.exec(listed.stdout)?.[1] ??
        '';

      const bySentence = await runStet(dir, ['blame', id]);
      expect(bySentence).toMatchObject({ code: 0, stderr: '' });
      const lines = bySentence.stdout.split('\n').map((line) => line.trimEnd().replace(/ {2,}/g, ' '));
      expect(lines).toContain(`${id}: revision 2`);
      expect(lines).toContainEqual(expect.stringMatching(/^r3 \+2: most of the sentence is of revision 3/));
      expect(lines).toEqual(
        expect.arrayContaining([
          expect.stringMatching(/^r1 2021-\S+ harbour-post Published Headline: Quay$/),
          expect.stringMatching(/^r1 \+1 2021-\S+ harbour-post Published The old quay/),
          expect.stringMatching(/^r2 2021-03-23\S+ harbour-post Updated It rained\.$/),
        ]),
      );

      const byCharacter = await runStet(dir, ['blame', id, '--by', 'character', '--revision', '2']);
      expect(byCharacter.stdout).toMatch(/^r2 .* heavy$/m);
      expect(byCharacter.stdout).not.toContain('+2');
      const first = await runStet(dir, ['blame', id, '--revision', 'first', '--json']);
      expect(JSON.parse(first.stdout)).toMatchObject({ revision: 1, blocks: [{ spans: [{ revision: 1 }] }] });
    }));

  test('says in one line what it can’t show', () =>
    withTempDir(async (dir) => {
      expect(await runStet(dir, ['blame', 'none'])).toMatchObject({
        code: 1,
        stderr: 'stet: There is no story none. Check the id; ids are case-sensitive.\n',
      });
      expect(await runStet(dir, ['blame', 'none', '--revision', 'x'])).toMatchObject({ code: 2 });
      expect(await runStet(dir, ['blame', 'none', '--by', 'word'])).toMatchObject({ code: 2 });
    }));
});
