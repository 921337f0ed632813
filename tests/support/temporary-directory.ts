import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A new, empty directory; whoever asks for it removes it. */
export const aTemporaryDirectory = (): string => mkdtempSync(join(tmpdir(), 'stet-test-'));
