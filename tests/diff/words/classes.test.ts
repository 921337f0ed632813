import { describe, expect, test } from '@jest/globals';

import { diffTexts } from '../../../src/diff/diff-texts.ts';

const classes = (before: string, after: string): readonly (string | undefined)[] => {
  const changes = diffTexts(before, after).spans.filter(({ op }) => op !== 'equal');
  return [...new Set(changes.map((span) => span.class))];
};

describe('an edit is called', () => {
  test.each([
    ['whitespace', 'One  boat.', 'One boat.'],
    ['whitespace', 'One\u200b boat.', 'One boat.'],
    ['whitespace', '一行\n二行', '一行二行'],
    ['punctuation', 'He left. They came.', 'He left! They came.'],
    ['punctuation', 'The red, old boat sank.', 'The red old boat sank.'],
    ['punctuation', '他說「風太大」。', '他說『風太大』。'],
    ['punctuation', 'They co-operate now.', 'They cooperate now.'],
    ['case', 'The Harbour is shut.', 'The harbour is shut.'],
    ['number', 'At least 12 died.', 'At least 19 died.'],
    ['number', 'It cost $1,200.50 in all.', 'It cost $1,300.50 in all.'],
    ['number', 'It rose to -5 degrees.', 'It rose to 5 degrees.'],
    ['number', 'Three people came.', 'Four people came.'],
    ['number', 'The G20 met.', 'The G21 met.'],
    ['number', '約一百二十人獲救。', '約一百三十人獲救。'],
    ['number', '造成三人死亡。', '造成四人死亡。'],
    ['number', '降至１２度。', '降至１５度。'],
    ['number', 'He said “12 died” then.', 'He said “19 died” then.'],
    ['quote', '“We will wait,” she said.', '“We will not wait,” she said.'],
    ['quote', 'He said: "We saw it."', 'He said: "We heard it."'],
    ['quote', '他說：「風很大。」', '他說：「浪很大。」'],
    ['name', 'Mayor Lam Siu-wai came.', 'Mayor Lam Siu-fan came.'],
    ['name', 'People in Fernhill waited.', 'People in Crannock waited.'],
    ['name', 'Maren Holt came.', 'Greta Holt came.'],
    ['name', '他住深水埗。', '他住深水涌。'],
    ['typo', 'The goverment agreed.', 'The government agreed.'],
    ['typo', 'The comitee recieved it.', 'The committee received it.'],
    ['wording', 'They won it.', 'They win it.'],
    ['wording', 'Prices increase now.', 'Prices decrease now.'],
    ['wording', 'It is possible now.', 'It is impossible now.'],
    ['wording', 'The employer agreed.', 'The employee agreed.'],
    ['wording', 'It is not so.', 'It is now so.'],
    ['wording', 'They met on Monday.', 'They met on Tuesday.'],
    ['wording', 'Protesters came early.', 'Demonstrators came early.'],
    ['wording', 'It cost €5 there.', 'It cost $5 there.'],
    ['wording', '他恢復審議。', '他暫停審議。'],
    ['wording', 'It left. It came.', 'It left. In all 12 boats sank in 1990. It came.'],
  ])('%s: %j became %j', (name, before, after) => {
    expect(classes(before, after)).toEqual([name]);
  });
});
