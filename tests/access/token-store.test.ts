import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import { openSqliteTokenStore } from '../../src/access/sqlite-token-store.ts';
import type { TokenStore } from '../../src/access/token-store.ts';
import { at } from '../support/event-builders.ts';

let directory: string;
let path: string;
let store: TokenStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-tokens-'));
  path = join(directory, 'events.sqlite');
  store = openSqliteTokenStore({ path });
});

afterEach(async () => {
  await store.close();
  rmSync(directory, { recursive: true });
});

describe('the token store', () => {
  test('finds the principal by the secret, also from another connection', async () => {
    const { token, secret } = await store.create({
      name: 'harbour importer',
      role: 'ingest',
      grants: ['on-behalf'],
      sourceSystem: 'harbour-times',
      createdAt: at(0),
    });
    expect(secret).toMatch(/^stet_[A-Za-z0-9_-]{43}$/);
    const other = openSqliteTokenStore({ path });
    expect(await other.findBySecret(secret, at(1))).toEqual({
      ok: true,
      principal: {
        kind: 'token',
        id: token.id,
        name: 'harbour importer',
        role: 'ingest',
        grants: ['on-behalf'],
        sourceSystem: 'harbour-times',
      },
    });
    await other.close();
  });

  test('stores the secret nowhere', async () => {
    const { secret } = await store.create({ name: 'desk', role: 'editor', createdAt: at(0) });
    const bytes = readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1');
    expect(bytes).toContain('desk');
    expect(bytes).not.toContain(secret.slice('stet_'.length));
  });

  test('two tokens have two secrets', async () => {
    const one = await store.create({ name: 'a', role: 'viewer', createdAt: at(0) });
    const two = await store.create({ name: 'a', role: 'viewer', createdAt: at(0) });
    expect(one.secret).not.toBe(two.secret);
    expect((await store.list()).map((token) => token.id)).toEqual([one.token.id, two.token.id]);
  });

  test('refuses an unknown secret, and one near a known', async () => {
    const { secret } = await store.create({ name: 'desk', role: 'editor', createdAt: at(0) });
    for (const wrong of ['', 'stet_', `${secret}A`, secret.slice(0, -1)]) {
      expect(await store.findBySecret(wrong, at(1))).toEqual({ ok: false, reason: 'unknown' });
    }
  });

  test('refuses an expired token from its instant on', async () => {
    const { secret } = await store.create({
      name: 'desk',
      role: 'editor',
      createdAt: at(0),
      expiresAt: at(5),
    });
    expect(await store.findBySecret(secret, at(4))).toMatchObject({ ok: true });
    expect(await store.findBySecret(secret, at(5))).toEqual({ ok: false, reason: 'expired' });
  });

  test('refuses a revoked token; revoking again changes nothing', async () => {
    const { token, secret } = await store.create({ name: 'desk', role: 'editor', createdAt: at(0) });
    expect(await store.revoke(token.id, at(2))).toEqual({ ...token, revokedAt: at(2) });
    expect(await store.revoke(token.id, at(3))).toEqual({ ...token, revokedAt: at(2) });
    expect(await store.findBySecret(secret, at(4))).toEqual({ ok: false, reason: 'revoked' });
    expect(await store.revoke('nobody', at(4))).toBeUndefined();
  });

  test.each([
    ['sourceSystem', { name: 'x', role: 'ingest', createdAt: at(0) }],
    ['name', { name: ' ', role: 'viewer', createdAt: at(0) }],
    ['expiresAt', { name: 'x', role: 'viewer', createdAt: at(0), expiresAt: at(0) }],
  ] as const)('refuses a token with a wrong %s', async (field, token) => {
    await expect(store.create(token)).rejects.toMatchObject({ name: 'InvalidTokenError', field });
    expect(await store.list()).toEqual([]);
  });
});
