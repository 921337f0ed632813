import { describe, expect, test } from '@jest/globals';

import { diffContents } from '../../../src/diff/diff-contents.ts';
import type { Block } from '../../../src/domain/article/content.ts';
import { aStory, paragraph } from './a-story.ts';

type Blocks = readonly (string | Block)[];

const verdictOf = (before: Blocks, after: Blocks): string =>
  diffContents(aStory(before), aStory(after)).statistics.verdict;

const heading = (text: string, attributes: Block['attributes'] = {}): Block =>
  paragraph(text, { kind: 'heading', attributes });
const item = (text: string): Block => paragraph(text, { kind: 'listItem' });
const caption = (text: string): Block => paragraph(text, { kind: 'caption' });
const image = (name: string): Block =>
  paragraph('', { kind: 'image', attributes: { url: `https://pictures.example/${name}.jpg` } });

const LATE = 'Marta Lind was seen at the ferry landing shortly before nine.';
const BRIDGE = 'The bridge was closed to lorries all morning, the council said.';
const RAIN = 'Rain had fallen on the valley for eleven days without a pause.';
const SCHOOL = 'Both schools sent their pupils home before the midday meal.';
const [CONFIRMED, DENIED] = [heading('What is confirmed'), heading('What the council denies')];
const [ANN, BO, CAS] = [
  item('Ann Teller of Fernhill, 41'),
  item('Bo Marsh of Crannock, 29'),
  item('Cas Orley of Whit, 63'),
];
const [QUAY, TOWER] = [image('quay'), image('tower')];
const [OF_QUAY, OF_TOWER] = [
  caption('The quay at low water, with its two cranes.'),
  caption('The tower seen from the north gate.'),
];

describe('a move changes what readers may learn', () => {
  test.each<readonly [string, Blocks, Blocks]>([
    [
      'a paragraph under another heading',
      [CONFIRMED, LATE, BRIDGE, DENIED, RAIN, SCHOOL],
      [CONFIRMED, BRIDGE, DENIED, RAIN, LATE, SCHOOL],
    ],
    ['a paragraph from above the first heading', [LATE, BRIDGE, DENIED, RAIN], [BRIDGE, DENIED, RAIN, LATE]],
    [
      'a heading past a paragraph',
      [CONFIRMED, LATE, BRIDGE, RAIN, DENIED, SCHOOL],
      [CONFIRMED, LATE, DENIED, BRIDGE, RAIN, SCHOOL],
    ],
    [
      'two headings that changed places',
      [CONFIRMED, LATE, BRIDGE, DENIED, RAIN, SCHOOL],
      [DENIED, LATE, BRIDGE, CONFIRMED, RAIN, SCHOOL],
    ],
    [
      'a lower heading with its paragraph',
      [
        heading('Fernhill', { level: '2' }),
        LATE,
        heading('The dead', { level: '3' }),
        BRIDGE,
        heading('Crannock', { level: '2' }),
        RAIN,
      ],
      [
        heading('Fernhill', { level: '2' }),
        LATE,
        heading('Crannock', { level: '2' }),
        RAIN,
        heading('The dead', { level: '3' }),
        BRIDGE,
      ],
    ],
    ['items of a ranking', [RAIN, ANN, BO, CAS], [RAIN, BO, ANN, CAS]],
    ['the last item, now the first', [RAIN, ANN, BO, CAS, LATE], [RAIN, CAS, ANN, BO, LATE]],
    ['an item out of its list', [RAIN, ANN, BO, CAS, LATE, BRIDGE], [RAIN, ANN, CAS, LATE, BRIDGE, BO]],
    [
      'an item to the list below another line',
      ['Convicted:', ANN, BO, 'Acquitted:', CAS],
      ['Convicted:', ANN, 'Acquitted:', BO, CAS],
    ],
    [
      'lists that changed places below their lines',
      ['Convicted', ANN, BO, 'Acquitted', CAS],
      ['Convicted', CAS, 'Acquitted', ANN, BO],
    ],
    ['captions that changed places', [QUAY, OF_QUAY, TOWER, OF_TOWER], [QUAY, OF_TOWER, TOWER, OF_QUAY]],
    ['images that changed places', [QUAY, OF_QUAY, TOWER, OF_TOWER], [TOWER, OF_QUAY, QUAY, OF_TOWER]],
    [
      'a sentence to another section',
      [CONFIRMED, `${LATE} ${BRIDGE}`, DENIED, RAIN],
      [CONFIRMED, BRIDGE, DENIED, `${RAIN} ${LATE}`],
    ],
    [
      'a sentence to another item',
      [item(`${LATE} ${BRIDGE}`), item(`${RAIN} ${SCHOOL}`)],
      [item(BRIDGE), item(`${RAIN} ${LATE} ${SCHOOL}`)],
    ],
  ])('%s', (_, before, after) => {
    const diff = diffContents(aStory(before), aStory(after));
    expect(diff.statistics).toMatchObject({ verdict: 'substantive', classes: {} });
    expect(verdictOf(after, before)).toBe('substantive');
  });
});

describe('a move changes nothing that readers learn', () => {
  test.each<readonly [string, Blocks, Blocks]>([
    ['a paragraph in its section', [DENIED, LATE, BRIDGE, RAIN], [DENIED, RAIN, LATE, BRIDGE]],
    [
      'a section as a whole',
      [CONFIRMED, LATE, BRIDGE, DENIED, RAIN, SCHOOL],
      [DENIED, RAIN, SCHOOL, CONFIRMED, LATE, BRIDGE],
    ],
    [
      'a paragraph below a heading edited in place',
      [heading('What is confirmd'), LATE, BRIDGE, RAIN],
      [heading('What is confirmed'), RAIN, LATE, BRIDGE],
    ],
    ['an image with its caption', [LATE, QUAY, OF_QUAY, BRIDGE, RAIN], [LATE, BRIDGE, RAIN, QUAY, OF_QUAY]],
    [
      'an image with its caption, past another',
      [QUAY, OF_QUAY, TOWER, OF_TOWER],
      [TOWER, OF_TOWER, QUAY, OF_QUAY],
    ],
    ['a list as a whole', [LATE, ANN, BO, CAS, BRIDGE, RAIN], [LATE, BRIDGE, RAIN, ANN, BO, CAS]],
    ['a sentence in its section', [DENIED, `${LATE} ${BRIDGE}`, RAIN], [DENIED, BRIDGE, `${RAIN} ${LATE}`]],
  ])('%s', (_, before, after) => {
    expect(verdictOf(before, after)).toBe('cosmetic');
    expect(verdictOf(after, before)).toBe('cosmetic');
  });
});
