import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

import type { SessionStore } from '../../src/access/session-store.ts';
import { openSqliteSessionStore } from '../../src/access/sqlite-session-store.ts';
import { openSqliteTokenStore } from '../../src/access/sqlite-token-store.ts';
import type { TokenStore } from '../../src/access/token-store.ts';
import { toEpochMs, toInstant, type Instant } from '../../src/shared/clock.ts';
import { at } from '../support/event-builders.ts';

let directory: string;
let path: string;
let tokens: TokenStore;
let sessions: SessionStore;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-sessions-'));
  path = join(directory, 'events.sqlite');
  tokens = openSqliteTokenStore({ path });
  sessions = openSqliteSessionStore({ path });
});

afterEach(async () => {
  await sessions.close();
  await tokens.close();
  rmSync(directory, { recursive: true });
});

const hoursLater = (from: Instant, hours: number): Instant => toInstant(toEpochMs(from) + hours * 3_600_000);

async function signedIn(): Promise<{ readonly secret: string; readonly tokenId: string }> {
  const { token, secret } = await tokens.create({ name: 'desk', role: 'editor', createdAt: at(0) });
  const started = await sessions.startByToken(secret, at(0));
  if (!started.ok) throw new Error(started.reason);
  return { secret: started.session.secret, tokenId: token.id };
}

describe('a session', () => {
  test('stands for its token, in other connections too', async () => {
    const { secret, tokenId } = await signedIn();
    const other = openSqliteSessionStore({ path });
    expect(await other.find(secret, at(1))).toMatchObject({ id: tokenId, role: 'editor', name: 'desk' });
    await other.close();
  });

  test('is not begun by a secret that is no token', async () => {
    expect(await sessions.startByToken('stet_nothing', at(0))).toEqual({ ok: false, reason: 'unknown' });
  });

  test('ends when it is ended, and for good', async () => {
    const { secret } = await signedIn();
    await sessions.end(secret);
    expect(await sessions.find(secret, at(1))).toBeUndefined();
  });

  test('ends with its token', async () => {
    const { secret, tokenId } = await signedIn();
    await tokens.revoke(tokenId, at(1));
    expect(await sessions.find(secret, at(2))).toBeUndefined();
  });

  test('ends after twelve hours', async () => {
    const { secret } = await signedIn();
    expect(await sessions.find(secret, hoursLater(at(0), 11.9))).toBeDefined();
    expect(await sessions.find(secret, hoursLater(at(0), 12))).toBeUndefined();
  });

  test('leaves no secret in the file', async () => {
    const { secret, tokenId } = await signedIn();
    const code = await sessions.createLink(tokenId, hoursLater(at(0), 1));
    const bytes = readFileSync(path, 'latin1') + readFileSync(`${path}-wal`, 'latin1');
    expect(bytes).not.toContain(secret);
    expect(bytes).not.toContain(code);
  });
});

describe('a sign-in link', () => {
  test('works once', async () => {
    const { tokenId } = await signedIn();
    const code = await sessions.createLink(tokenId, hoursLater(at(0), 1));
    expect(await sessions.startByLink(code, at(1))).toMatchObject({ ok: true });
    expect(await sessions.startByLink(code, at(1))).toEqual({ ok: false, reason: 'used' });
  });

  test('works until its time and not after', async () => {
    const { tokenId } = await signedIn();
    const code = await sessions.createLink(tokenId, hoursLater(at(0), 1));
    expect(await sessions.startByLink(code, hoursLater(at(0), 1))).toEqual({ ok: false, reason: 'used' });
  });

  test('of a revoked token signs nobody in', async () => {
    const { tokenId } = await signedIn();
    const code = await sessions.createLink(tokenId, hoursLater(at(0), 1));
    await tokens.revoke(tokenId, at(0));
    expect(await sessions.startByLink(code, at(1))).toEqual({ ok: false, reason: 'revoked' });
  });
});
