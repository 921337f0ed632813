// Prints one line of counts from jest's JSON file, and fails unless every test that ran has passed.
import { readFileSync } from 'node:fs';

/** A file of tests that didn't even load counts as one failure; so does a run that left no results. */
function countTests(text) {
  if (text.trim() === '') return { passed: 0, failed: 1, skipped: 0 };
  const results = JSON.parse(text);
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
  };
}

const { passed, failed, skipped } = countTests(readFileSync(process.argv[2], 'utf8'));
console.log(`tests: ${String(passed)} passed, ${String(failed)} failed, ${String(skipped)} skipped`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
