import { execFileSync } from 'node:child_process';

/** Tests that start the program run the one in dist/: never an old one. */
export default function buildProgram() {
  execFileSync(process.execPath, ['scripts/build.mjs', '--if-stale'], { stdio: 'inherit' });
}
