import type { BlockChange, StoryDiff } from '../../../src/diff/story-diff.ts';
import type { Content } from '../../../src/domain/article/content.ts';
import { equal, handMade, paragraph, spans, story } from './given-diff.ts';

export type GivenDiff = { readonly diff: StoryDiff; readonly before: Content; readonly after: Content };

const TIDE = 'The tide came early.';
const BOATS = 'Twelve boats sank.';
const BOATS_NOW = 'Nineteen boats sank.';
const RAIN = 'It rained.';

/** The last paragraph stands first now, with another number. */
export function movedAndEdited(): GivenDiff {
  const [before, after] = [story([TIDE, RAIN, BOATS]), story([BOATS_NOW, TIDE, RAIN])];
  const moved: BlockChange = {
    kind: 'changed',
    moveId: 'move-1',
    before: [{ index: 2, block: paragraph(BOATS) }],
    after: [{ index: 0, block: paragraph(BOATS_NOW) }],
    spans: spans(['Twelve', 'Nineteen'], ' boats sank.'),
  };
  return { diff: handMade([moved, equal(0, 1), equal(1, 2)]), before, after };
}

export function splitInTwo(): GivenDiff {
  const [before, after] = [story([`${TIDE} ${RAIN}`]), story([TIDE, RAIN])];
  const split: BlockChange = {
    kind: 'split',
    before: [{ index: 0, block: paragraph(`${TIDE} ${RAIN}`) }],
    after: [
      { index: 0, block: paragraph(TIDE) },
      { index: 1, block: paragraph(RAIN) },
    ],
    spans: spans(TIDE, [' ', '\n'], RAIN),
  };
  return { diff: handMade([split]), before, after };
}

export function mergedIntoOne(): GivenDiff {
  const { before: after, after: before } = splitInTwo();
  const merged: BlockChange = {
    kind: 'merged',
    before: [
      { index: 0, block: paragraph(TIDE) },
      { index: 1, block: paragraph(RAIN) },
    ],
    after: [{ index: 0, block: paragraph(`${TIDE} ${RAIN}`) }],
    spans: spans(TIDE, ['\n', ' '], RAIN),
  };
  return { diff: handMade([merged]), before, after };
}

/** `It rained.` stood at the end of the first paragraph and stands at the end of the second. */
export function movedSentence(): GivenDiff {
  const [before, after] = [story([`${TIDE} ${RAIN}`, BOATS]), story([TIDE, `${BOATS} ${RAIN}`])];
  const sentence = (change: BlockChange): BlockChange => ({
    ...change,
    spans: change.spans?.map((span) => (span.op === 'equal' ? span : { ...span, moveId: 's-1' })),
  });
  const first = sentence({
    kind: 'changed',
    before: [{ index: 0, block: paragraph(`${TIDE} ${RAIN}`) }],
    after: [{ index: 0, block: paragraph(TIDE) }],
    spans: spans(TIDE, [` ${RAIN}`, '']),
  });
  const second = sentence({
    kind: 'changed',
    before: [{ index: 1, block: paragraph(BOATS) }],
    after: [{ index: 1, block: paragraph(`${BOATS} ${RAIN}`) }],
    spans: spans(BOATS, ['', ` ${RAIN}`]),
  });
  const sentenceMoves = [
    {
      moveId: 's-1',
      before: { block: 0, range: [TIDE.length, TIDE.length + 1 + RAIN.length] as const },
      after: { block: 1, range: [BOATS.length, BOATS.length + 1 + RAIN.length] as const },
      text: ` ${RAIN}`,
    },
  ];
  return { diff: handMade([first, second], { sentenceMoves }), before, after };
}

/** The words stay; the link leads elsewhere, a word is bold, and the quote has another speaker. */
export function otherForm(): GivenDiff {
  const text = 'Read the report.';
  const link = (href: string) => ({ start: 9, end: 15, type: 'link', href }) as const;
  const old = paragraph(text, {
    kind: 'quote',
    marks: [link('https://old.example/')],
    attributes: { speaker: 'Ines' },
  });
  const fresh = paragraph(text, {
    kind: 'quote',
    marks: [{ start: 0, end: 4, type: 'strong' }, link('https://new.example/')],
    attributes: { speaker: 'Inez' },
  });
  const change: BlockChange = {
    kind: 'changed',
    before: [{ index: 0, block: old }],
    after: [{ index: 0, block: fresh }],
    spans: spans(text),
    attributes: [{ key: 'speaker', before: 'Ines', after: 'Inez' }],
    marks: [
      { op: 'added', type: 'strong', after: [0, 4], text: 'Read' },
      {
        op: 'changed',
        type: 'link',
        before: [9, 15],
        after: [9, 15],
        beforeHref: 'https://old.example/',
        afterHref: 'https://new.example/',
        text: 'report',
      },
    ],
  };
  return { diff: handMade([change]), before: story([old]), after: story([fresh]) };
}

/** A sentence from the middle of the first paragraph stands alone at the end. */
export function sentenceApart(): Omit<GivenDiff, 'diff'> {
  const [hall, boats, ferry] = [
    'Nobody from the port came to the meeting in the old hall.',
    'Twelve boats sank in the storm of last week.',
    'The ferry will sail again on Thursday if the wind goes down.',
  ];
  const rain = 'Rain fell over the hills all night long, and the river rose.';
  return {
    before: story([`${hall} ${boats} ${ferry}`, rain]),
    after: story([`${hall} ${ferry}`, rain, boats]),
  };
}
