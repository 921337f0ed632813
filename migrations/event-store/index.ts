import type { Migration } from '../../src/sqlite/run-migrations.ts';
import { createEvents } from './0001-create-events.ts';
import { createObservations } from './0002-create-observations.ts';
import { createTokens } from './0003-create-tokens.ts';
import { createInstallation } from './0004-create-installation.ts';
import { inlineParts } from './0005-inline-parts.ts';
import { inlineShortContents } from './0006-inline-short-contents.ts';
import { createSessions } from './0007-create-sessions.ts';

/** Append only: a released migration is never changed, moved or taken out. */
export const EVENT_STORE_MIGRATIONS: readonly Migration[] = [
  createEvents,
  createObservations,
  createTokens,
  createInstallation,
  inlineParts,
  inlineShortContents,
  createSessions,
];
