import { describe, expect, test } from '@jest/globals';

import { listFiles, listFolders, readText } from '../support/repository.ts';

const importsOf = (path: string): readonly string[] =>
  [...readText(path).matchAll(/from '(\.\/[^']+)'/g)].map(([, specifier = '']) => specifier);

describe('explicit lists', () => {
  test('projections/index.ts imports every projection', () => {
    const listed = importsOf('projections/index.ts').map((specifier) => specifier.split('/')[1]);
    expect([...new Set(listed)].sort()).toEqual([...listFolders('projections')].sort());
  });

  test.each(['event-store', 'read-model', 'upcasters'])(
    'migrations/%s/index.ts imports every file beside it',
    (group) => {
      const folder = `migrations/${group}`;
      const beside = listFiles(folder).filter((path) => path !== `${folder}/index.ts`);
      const listed = importsOf(`${folder}/index.ts`).map((specifier) =>
        specifier.replace('./', `${folder}/`),
      );
      expect(listed.filter((path) => beside.includes(path)).sort()).toEqual([...beside].sort());
    },
  );

  test.each(['event-store', 'read-model'])('migrations/%s counts up without gaps', (group) => {
    const numbers = listFiles(`migrations/${group}`)
      .map((path) => /\/(\d{4})-[a-z0-9-]+\.ts$/.exec(path)?.[1])
      .filter((digits) => digits !== undefined)
      .sort();
    expect(numbers).toEqual(numbers.map((_digits, index) => String(index + 1).padStart(4, '0')));
    expect(numbers.length).toBeGreaterThan(0);
  });
});

describe('names', () => {
  test('files are kebab-case', () => {
    const ours = listFiles().filter((path) => /\/[^/]+\.(?:ts|tsx|mjs)$/.test(path));
    expect(ours.filter((path) => !/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.[a-z-]+)*$/.test(path))).toEqual([]);
  });
});

/** Each is written so that this file doesn't match itself. */
const FORBIDDEN: readonly (readonly [string, RegExp])[] = [
  ['a path of somebody’s machine', /(?:^|[\s'"`(=:])\/(?:work|root|home|Users)\/[A-Za-z]/m],
  ['the host of a package registry', /registry\.(?:npmjs|yarnpkg)\.[a-z]+|npm\.pkg\.github/],
  ['work left for later', /\b(?:TO[D]O|FIX[M]E|X[X]X|HA[C]K)\b/],
  ['a check switched off', /eslint[-]disable|@ts[-](?:ignore|expect-error|nocheck)/],
];

const isText = (path: string): boolean => /(?:\.(?:[cm]?[jt]sx?|json|md|css|ya?ml)|^\.ci\/run)$/.test(path);

describe('what must not land', () => {
  const files = listFiles().filter((path) => isText(path) && path !== 'tests/repo/house-rules.test.ts');

  test.each(FORBIDDEN)('%s', (_what, pattern) => {
    expect(files.filter((path) => pattern.test(readText(path)))).toEqual([]);
  });

  test('a focused test', () => {
    const tests = files.filter((path) => path.endsWith('.test.ts') || path.endsWith('.contract.ts'));
    expect(tests.filter((path) => /\b(?:test|it|describe)\.only\b/.test(readText(path)))).toEqual([]);
  });
});
