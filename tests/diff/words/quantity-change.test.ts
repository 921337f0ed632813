import { expect, test } from '@jest/globals';

import { diffTexts } from '../../../src/diff/diff-texts.ts';

const classes = (before: string, after: string): readonly (string | undefined)[] =>
  diffTexts(before, after).spans.flatMap((span) => (span.op === 'equal' ? [] : [span.class]));

test.each([
  ['造成50人受傷。', '造成50多人受傷。'],
  ['造成一百人受傷。', '造成一百餘人受傷。'],
  ['氣溫降到零下3度。', '氣溫降到3度。'],
  ['這是第三次會議。', '這是三次會議。'],
  ['民調支持度六成一。', '民調支持度七成六。'],
  ['民調支持度兩成。', '民調支持度三成半。'],
  ['It weighs 5 kg now.', 'It weighs 5 g now.'],
  ['It weighs 5 kilos now.', 'It weighs 5 tonnes now.'],
  ['They wait 3 days.', 'They wait 3 weeks.'],
  ['It rose 5 per cent.', 'It rose 5 percentage points.'],
  ['It cost 3 million euros.', 'It cost 3 million yen.'],
  ['罰款500港元。', '罰款500美元。'],
  ['罰款500萬港元。', '罰款500萬美元。'],
  ['罰款500元。', '罰款500港元。'],
  ['全長3公里。', '全長3公尺。'],
])('%j became %j: a number', (before, after) => {
  expect(classes(before, after)).toEqual(['number']);
});

test.each([
  ['wording', 'It weighs 5 kg now.', 'It weighs 5 kilograms now.'],
  ['wording', 'They wait 3 days.', 'They wait 3 rounds.'],
  ['wording', 'It weighs 5 kg.', 'It weighs 5.'],
  ['wording', 'The kg is a unit.', 'The tonne is a unit.'],
  ['case', 'Three came.', 'three came.'],
  ['wording', '大家一起離開。', '大家一同離開。'],
  ['wording', '他付港元。', '他付美元。'],
])('%s: %j became %j', (name, before, after) => {
  expect(classes(before, after)).toEqual([name]);
});
