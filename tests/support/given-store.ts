import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createHandleCommand } from '../../src/application/handle-command.ts';
import type { CommandRequest, HandleCommand } from '../../src/application/command-request.ts';
import type { ArticleCommand } from '../../src/domain/article/commands.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { openEventStore } from '../../src/event-store/open-event-store.ts';
import { toInstant, type Clock, type Instant } from '../../src/shared/clock.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';

export type TestClock = Clock & { set(instant: string): void };

/** A clock that stands until it is set. */
export function createTestClock(start = '2026-01-05T10:00:00.000Z'): TestClock {
  let now = start;
  const clock = (): Instant => toInstant(Date.parse(now));
  return Object.assign(clock, {
    set: (instant: string) => {
      now = instant;
    },
  });
}

export type GivenStore = {
  readonly dataDir: string;
  readonly store: ReturnType<typeof openEventStore>;
  readonly clock: TestClock;
  readonly handle: HandleCommand;
  /** Gives a command as an editor would. */
  tell(command: ArticleCommand, more?: Partial<CommandRequest>): ReturnType<HandleCommand>;
};

/** Command handling over a real SQLite store in a folder of its own, for as long as `work` runs. */
export async function withStore(work: (given: GivenStore) => Promise<void>): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'stet-'));
  const store = openEventStore({ url: 'sqlite', dataDir });
  const clock = createTestClock();
  const handle = createHandleCommand({ store, ledger: store.ledger, clock, zone: 'UTC' });
  try {
    const tell: GivenStore['tell'] = (command, more) => handle(editorsRequest(command, more));
    await work({ dataDir, store, clock, handle, tell });
  } finally {
    await store.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

export const editorsRequest = (
  command: ArticleCommand,
  more: Partial<CommandRequest> = {},
): CommandRequest => ({
  articleId: 'A1' as ArticleId,
  command,
  principal: { kind: 'token', id: 'desk', name: 'Desk', role: 'editor', grants: [] },
  actor: { kind: 'user', id: 'lin' },
  expected: 'any',
  commandId: newUuidV7(),
  correlationId: 'test',
  ...more,
});
