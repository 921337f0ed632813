// Runs jest in ESM mode. Arguments are passed on: `npm test -- tests/domain`. `--long` runs the full counts.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const given = process.argv.slice(2);
const jestArguments = given.filter((argument) => argument !== '--long');
const env = given.includes('--long') ? { ...process.env, STET_TEST_LONG: '1' } : process.env;
const jest = fileURLToPath(import.meta.resolve('jest/bin/jest'));

const run = spawnSync(
  process.execPath,
  ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', jest, ...jestArguments],
  { stdio: 'inherit', env },
);
process.exit(run.status ?? 1);
