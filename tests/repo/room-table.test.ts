import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';

type Violation = { readonly from: string; readonly rule: { readonly name: string } };

/** A small checkout, each file with the one import that its comment names, run through the real table. */
const FILES: Readonly<Record<string, string>> = {
  'node_modules/express/index.js': 'export const express = 1;',
  'node_modules/kysely/index.js': 'export const kysely = 1;',
  'node_modules/better-sqlite3/index.js': 'export const Database = 1;',
  'node_modules/date-fns/index.js': 'export const format = 1;',
  'node_modules/date-fns/format.js': 'export const format = 1;',
  'src/shared/log.ts': 'export const log = 1;',
  'src/shared/reads-files.ts': "import 'node:fs';",
  'src/shared/knows-domain.ts': "import '../domain/fine.ts';",
  'src/domain/fine.ts': "import { format } from 'date-fns/format.js'; import '../shared/log.ts';",
  'src/domain/whole-date-fns.ts': "import 'date-fns';",
  'src/domain/knows-http.ts': "import type { app } from '../http/app.ts';",
  'src/domain/knows-crypto.ts': "import 'node:crypto';",
  'src/domain/circle-a.ts': "import './circle-b.ts';",
  'src/domain/circle-b.ts': "import './circle-a.ts';",
  'src/http/app.ts': "import 'express'; export type app = 1;",
  'src/cli/knows-http.ts': "import '../http/app.ts';",
  'src/application/knows-express.ts': "import 'express';",
  'src/application/knows-adapter.ts': "import '../event-store/sqlite/adapter.ts';",
  'src/event-store/open-event-store.ts': "import './sqlite/adapter.ts'; import './memory/adapter.ts';",
  'src/event-store/sqlite/adapter.ts': "import '../../sqlite/open-database.ts';",
  'src/event-store/memory/adapter.ts': "import '../sqlite/adapter.ts';",
  'src/event-store/sqlite/knows-driver.ts': "import 'better-sqlite3';",
  'src/sqlite/open-database.ts': "import 'better-sqlite3';",
  'src/helpers/new-room.ts': "import '../shared/log.ts';",
  'src/importers/unknown.ts': "import './nowhere.ts';",
  'projections/index.ts': "import './one/project.ts'; import './two/project.ts';",
  'projections/one/project.ts': "import '../two/project.ts';",
  'projections/two/project.ts': "import 'kysely'; import '../../src/domain/fine.ts';",
  'migrations/read-model/index.ts': "import 'kysely';",
};

const EXPECTED: Readonly<Record<string, readonly string[]>> = {
  'src/shared/reads-files.ts': ['shared-node-modules'],
  'src/shared/knows-domain.ts': ['shared-rooms'],
  'src/domain/whole-date-fns.ts': ['no-whole-date-fns'],
  'src/domain/knows-http.ts': ['domain-rooms'],
  'src/domain/knows-crypto.ts': ['domain-node-modules'],
  // A circle is reported once.
  'src/domain/circle-a.ts': ['no-cycle'],
  'src/cli/knows-http.ts': ['cli-rooms'],
  'src/application/knows-express.ts': ['application-packages'],
  'src/application/knows-adapter.ts': ['one-door'],
  'src/event-store/memory/adapter.ts': ['adapters-are-apart'],
  'src/event-store/sqlite/knows-driver.ts': ['event-store-packages', 'one-home'],
  'src/helpers/new-room.ts': ['listed-room'],
  'src/importers/unknown.ts': ['resolvable'],
  'projections/one/project.ts': ['projections-are-apart'],
};

function writeCheckout(root: string): void {
  writeFileSync(join(root, 'tsconfig.json'), '{ "compilerOptions": { "module": "NodeNext" } }');
  for (const [path, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), `${text}\n`);
  }
}

/** depcruise exits with the number of errors; its JSON says which. */
function cruise(root: string): Promise<readonly Violation[]> {
  const program = resolve('node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = resolve('.dependency-cruiser.cjs');
  const options = ['--config', config, '--output-type', 'json', 'src', 'projections', 'migrations'];
  return new Promise((done, fail) => {
    execFile(process.execPath, [program, ...options], { cwd: root }, (_exit, stdout, stderr) => {
      if (stdout === '') fail(new Error(`depcruise gave no answer: ${stderr}`));
      else done((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });
}

function byFile(violations: readonly Violation[]): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const { from, rule } of violations) found[from] = [...(found[from] ?? []), rule.name].sort();
  return found;
}

describe('the table of rooms', () => {
  const root = mkdtempSync(join(tmpdir(), 'stet-rooms-'));
  beforeAll(() => {
    writeCheckout(root);
  });
  afterAll(() => {
    rmSync(root, { recursive: true, force: true });
  });

  test('catches every crafted violation, and nothing else', async () => {
    expect(byFile(await cruise(root))).toEqual(EXPECTED);
  });
});
