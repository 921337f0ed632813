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
    ['typo', 'Teh end came. It was teh end.', 'The end came. It was the end.'],
    ['typo', 'They met on Wendesday.', 'They met on Wednesday.'],
    ['typo', 'The harbour is shut.', 'The harbuor is shut.'],
    ['quote', 'The judge said he lied.', 'The judge said “he lied”.'],
    ['quote', '他表示，市長是騙子。', '他表示：「市長是騙子」。'],
    ['quote', '他說：「沒有隱瞞，會配合。」', '他說：「沒有隱瞞」，會配合。'],
    ['punctuation', 'He said "no" then.', 'He said “no” then.'],
    ['punctuation', 'He said ‘no’ then.', 'He said "no" then.'],
    ['punctuation', 'The workers’ boat sank.', 'The workers boat sank.'],
    ['punctuation', 'A long term plan.', 'A long-term plan.'],
    ['wording', 'He is guilty.', 'He is guilty?'],
    ['wording', '他有罪。', '他有罪？'],
    ['wording', 'The mayor resigned then.', 'The mayor re-signed then.'],
    ['wording', 'They met the therapist.', 'They met the the rapist.'],
    ['wording', 'It is notable now.', 'It is not able now.'],
    ['wording', 'It helps us all.', 'It helps US all.'],
    ['number', 'They sat in Room 12\u202e34 then.', 'They sat in Room 1234 then.'],
    ['number', 'It cost 20 000 in all.', 'It cost 2 0000 in all.'],
    ['wording', 'The type sank.', 'The type2 sank.'],
    ['wording', 'The airbus3 left.', 'The airbus left.'],
    ['number', 'At least 12 died.', 'At least 1 2 died.'],
    ['wording', 'It was a evil act.', 'It was a \u202eevil act.'],
    ['number', 'In Room 1 2 then.', 'In Room 12 then.'],
    ['number', 'In all 3–5 came.', 'In all 3, 5 came.'],
    ['number', 'It was -5 there.', 'It was – 5 there.'],
    ['punctuation', 'It was 3–5 there.', 'It was 3-5 there.'],
    ['whitespace', '在ABC公司', '在 ABC 公司'],
    ['whitespace', '陳 大文來了', '陳大文來了'],
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

  // Real words, names and days that are as near to one another as slips of the pen are.
  test.each([
    ['untied', 'united'],
    ['prosecuted', 'persecuted'],
    ['charged', 'changed'],
    ['adopted', 'adapted'],
    ['sanction', 'suction'],
    ['raped', 'rapped'],
    ['hypertension', 'hypotension'],
    ['lover', 'lower'],
    ['wounded', 'founded'],
    ['causal', 'casual'],
    ['martial', 'marital'],
    ['immoral', 'immortal'],
    ['interned', 'interred'],
    ['Iraq', 'Iran'],
    ['Austria', 'Australia'],
    ['Hussain', 'Hussein'],
    ['Slovakia', 'Slovenia'],
    ['Pakistan', 'Pakistani'],
    ['Carlson', 'Carlton'],
    ['Baker', 'Bakker'],
    ['Thursday', 'Tuesday'],
  ])('material: %s became %s, at the start of a sentence and within one', (before, after) => {
    const said = classes(
      `${before} was there. It was ${before} then.`,
      `${after} was there. It was ${after} then.`,
    );
    expect(said.filter((name) => name !== 'wording' && name !== 'name')).toEqual([]);
  });
});
