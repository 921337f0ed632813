import { readFileSync, writeFileSync } from 'node:fs';

import { expect, test } from '@jest/globals';

import { ARTICLE_EVENT_TYPES } from '../../src/domain/article/events.ts';
import { lifeDiagram, lifeDocument } from '../support/life-diagram.ts';

const FILE = 'docs/life-of-a-story.md';

test('the diagram of a life is what the decider does', () => {
  if (process.env['UPDATE_DOCS'] === '1') writeFileSync(FILE, lifeDocument());
  expect(readFileSync(FILE, 'utf8')).toBe(lifeDocument());
});

test('the arrows are those of the design', () => {
  const arrows = new Set(
    lifeDiagram()
      .split('\n')
      .slice(1)
      .map((line) => line.split(' : ')[0]?.trim())
      .filter((arrow) => arrow !== undefined && arrow.split(' --> ')[0] !== arrow.split(' --> ')[1]),
  );
  expect([...arrows].sort()).toEqual(
    [
      '[*] --> draft',
      '[*] --> gone',
      '[*] --> published',
      '[*] --> retracted',
      '[*] --> withheld',
      'draft --> gone',
      'draft --> published',
      'draft --> retracted',
      'draft --> withheld',
      'gone --> published',
      'gone --> retracted',
      'gone --> withheld',
      'published --> gone',
      'published --> retracted',
      'published --> withheld',
      'retracted --> gone',
      'retracted --> published',
      'retracted --> withheld',
      'withheld --> gone',
      'withheld --> published',
      'withheld --> retracted',
    ].sort(),
  );
});

test('names every event that a story in one of the statuses can take', () => {
  const named = new Set(lifeDiagram().match(/[A-Z][a-zA-Z]+/g));
  const needsHistory = ['TextReinterpreted', 'EarlierTextRecorded', 'PublicationFailed'];
  expect(ARTICLE_EVENT_TYPES.filter((type) => !named.has(type) && !needsHistory.includes(type))).toEqual([]);
});
