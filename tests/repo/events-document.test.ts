import { readFileSync, writeFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';
import { format } from 'prettier';

import { eventsDocument } from '../support/events-document.ts';

const FILE = 'docs/events.md';

test('the document of events is what stored events are held to', async () => {
  const current = await format(eventsDocument(), { parser: 'markdown', printWidth: 110 });
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, current);
  expect(readFileSync(FILE, 'utf8')).toBe(current);
});
