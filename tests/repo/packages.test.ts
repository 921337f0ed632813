import { describe, expect, test } from '@jest/globals';

import { readText } from '../support/repository.ts';

type Locked = {
  readonly version?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly dev?: boolean;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};
type Manifest = Readonly<Record<'dependencies' | 'devDependencies', Readonly<Record<string, string>>>>;

const PERMISSIVE = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'BlueOak-1.0.0'];

/** Licences such as `(MIT OR WTFPL)` offer a choice: one that is permissive is enough. */
const isPermissive = ({ license = '' }: Locked): boolean =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => PERMISSIVE.includes(choice));

/** Whether a package at this place in node_modules finds the other one, there or further up. */
function isFound(locked: ReadonlyMap<string, Locked>, place: string, name: string): boolean {
  const here = place === '' ? `node_modules/${name}` : `${place}/node_modules/${name}`;
  if (locked.has(here)) return true;
  return (
    place !== '' && isFound(locked, place.slice(0, Math.max(0, place.lastIndexOf('/node_modules/'))), name)
  );
}

describe('packages', () => {
  const manifest = JSON.parse(readText('package.json')) as Manifest;
  const lock = JSON.parse(readText('package-lock.json')) as { packages: Record<string, Locked> };
  const locked = new Map(Object.entries(lock.packages));

  test('are pinned to one version each', () => {
    const asked = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(asked.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
    expect(
      asked.filter(([name, version]) => locked.get(`node_modules/${name}`)?.version !== version),
    ).toEqual([]);
  });

  // npm leaves out what it couldn't look up on the machine that wrote the file, and `npm ci` then refuses the file.
  test('for other platforms stand in the lock file too', () => {
    const missing = [...locked].flatMap(([place, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter((name) => !isFound(locked, place, name)),
    );
    expect(missing).toEqual([]);
  });

  test('name no host to load them from', () => {
    expect([...locked].filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });

  test('that ship with the program have permissive licences', () => {
    const shipped = [...locked].filter(([place, { dev }]) => place !== '' && dev !== true);
    expect(shipped.filter(([, entry]) => !isPermissive(entry)).map(([place]) => place)).toEqual([]);
  });
});
