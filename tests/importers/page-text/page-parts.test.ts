import { describe, expect, test } from '@jest/globals';

import { pageWith, readPage } from '../read-page.ts';

const kindsOf = (text: string): string[] => readPage(text).content.blocks.map(({ kind }) => kind);

describe('headline', () => {
  test('is the first line that is neither furniture nor a time', () => {
    const { content, report } = readPage(
      'Home > Local\nFacebook\nPublished: 2021-03-22\n\nBridge closed\n\nIt rained for days.',
    );
    expect(content.headline).toBe('Bridge closed');
    expect(report.mapped).toContainEqual({ line: 5, as: 'headline' });
  });

  test('once more is left out, wherever it stands', () => {
    const { content, report } = readPage('Bridge closed\n\nIt rained for days.\n\nBridge  closed\n');
    expect(content.blocks).toHaveLength(1);
    expect(report.leftOut).toEqual([{ line: 5, text: 'Bridge  closed', why: 'the headline again' }]);
  });

  test('alone is a story without blocks', () => {
    expect(readPage('Bridge closed').content).toMatchObject({
      headline: 'Bridge closed',
      blocks: [],
      language: 'en',
    });
  });
});

describe('alternative headline', () => {
  const body = '港務所表示，新的碼頭將於明年啟用，屆時漁船不必再繞道。鎮長說這是多年來最大的工程。';

  test('English on a Chinese page', () => {
    const { content } = readPage(`新碼頭明年啟用\n\nNew pier to open next year\n\n${body}`);
    expect(content.language).toBe('zh-Hant');
    expect(content.alternativeHeadlines).toEqual([
      { role: 'translation', language: 'en', text: 'New pier to open next year' },
    ]);
    expect(content.blocks.map(({ kind }) => kind)).toEqual(['paragraph']);
  });

  test('Korean and Japanese on an English page, one each', () => {
    const { content } = readPage(
      pageWith(
        '',
        '의회가 세 시간 동안 다리를 논의',
        '',
        '議会、橋をめぐり三時間の話し合い',
        '',
        '의회가 또 다리를 논의했다고',
      ),
    );
    expect(content.alternativeHeadlines.map(({ language }) => language)).toEqual(['ko', 'ja']);
    expect(content.blocks.map(({ language }) => language)).toEqual(['ko', undefined]);
  });

  test.each([
    ['ends like a sentence', '新碼頭將於明年啟用。'],
    ['is too short', '新碼頭'],
  ])('not a line that %s', (_why, line) => {
    const { content } = readPage(pageWith('', line));
    expect(content.alternativeHeadlines).toEqual([]);
    expect(content.blocks[0]).toMatchObject({ kind: 'paragraph', text: line });
  });

  test('not a line among others', () => {
    const { content } = readPage(pageWith('', '新碼頭將於明年啟用', 'The pier will open next year.'));
    expect(content.alternativeHeadlines).toEqual([]);
    expect(content.blocks[0]).toMatchObject({ kind: 'paragraph', language: 'zh-Hant' });
  });
});

describe('quotes', () => {
  const quote = (
    heading: string,
    said = 'We will build the bridge, and we will build it in stone.',
  ): string => pageWith('', heading, said);

  test.each([
    ['Maud Ferreira, mayor', 'Maud Ferreira', 'mayor'],
    [
      'Dr. Jean-Luc O’Hara, head of roads, Northport (March 16)',
      'Dr. Jean-Luc O’Hara',
      'head of roads, Northport (March 16)',
    ],
    ['Ana de la Cruz，mayor', 'Ana de la Cruz', 'mayor'],
  ])('%s', (heading, speaker, role) => {
    const { content, report } = readPage(quote(heading));
    expect(content.blocks[0]).toEqual({
      kind: 'quote',
      text: 'We will build the bridge, and we will build it in stone.',
      marks: [],
      attributes: { speaker, role },
    });
    expect(report.mapped.filter(({ as }) => as === 'quote')).toHaveLength(2);
  });

  test.each(['王小滿，港務所主任', '王小滿、港務所主任', '佐久間ひかり、町長', '한가람, 시장'])(
    '%s',
    (heading) => {
      const said = '「新的碼頭明年就會啟用，漁船不必再繞道。」';
      expect(readPage(quote(heading, said)).content.blocks[0]).toMatchObject({
        kind: 'quote',
        text: said,
        attributes: { speaker: heading.split(/[，、,]/u)[0] },
      });
    },
  );

  test.each([
    ['a subheading', 'Prices rise, tempers flare', 'The council could not agree on the cost of the bridge.'],
    ['a sentence', 'Maud Ferreira, the mayor, spoke.', 'She was brief.'],
    ['a list of places', 'Aix Les Bains, France', 'Port Harbour, England'],
    ['one word before the comma', 'However, mayor', 'The council could not agree on the cost of the bridge.'],
  ])('not %s', (_what, heading, below) => {
    expect(kindsOf(quote(heading, below))).toEqual(['paragraph', 'paragraph', 'paragraph']);
  });

  test('East Asian names among other lines need a quotation mark to tell them', () => {
    const before = '主任說明';
    const page = (heading: string, said: string): string =>
      pageWith('', before, heading, said, '下一段文字。');
    const said = '「新的碼頭明年就會啟用。」';
    expect(kindsOf(page('王小滿，港務所主任', said))).toEqual([
      'paragraph',
      'quote',
      'paragraph',
      'paragraph',
    ]);
    expect(kindsOf(page('王小滿，港務所主任', '新的碼頭明年就會啟用。'))).not.toContain('quote');
    expect(kindsOf(page('予算案、可決へ', said))).not.toContain('quote');
  });

  test('not where a blank line lies between', () => {
    expect(kindsOf(pageWith('', 'Maud Ferreira, mayor', '', 'We will build it in stone.'))).not.toContain(
      'quote',
    );
  });
});

describe('captions, lists, related links', () => {
  test('[[…]] is a caption, also twice in a line; an empty one is left out', () => {
    const { content, report } = readPage(pageWith('', '[[The old bridge]]', '[[ East ]] [[West]]', '[[]]'));
    expect(content.blocks.slice(0, 3).map(({ kind, text }) => [kind, text])).toEqual([
      ['caption', 'The old bridge'],
      ['caption', 'East'],
      ['caption', 'West'],
    ]);
    expect(report.leftOut).toMatchObject([{ text: '[[]]', why: 'an empty caption' }]);
    expect(report.trimmed).toEqual([{ line: 4, codePoint: 'U+0020', count: 2 }]);
  });

  test('brackets within a line stay', () => {
    expect(readPage(pageWith('', '[[a]] and [[b]]')).content.blocks[0]?.text).toBe('[[a]] and [[b]]');
  });

  test.each([
    ['更多新聞: 新碼頭明年啟用', '新碼頭明年啟用', 'zh-Hant'],
    ['延伸閱讀／新碼頭明年啟用', '新碼頭明年啟用', 'zh-Hant'],
    ['Read more: Bridge closed', 'Bridge closed', undefined],
    ['RELATED: Bridge closed', 'Bridge closed', undefined],
    [
      '▶ Mehr zum Thema: Die Brücke und der Streit mit der Stadt',
      'Die Brücke und der Streit mit der Stadt',
      'de',
    ],
  ])('%s', (line, title, language) => {
    const { content } = readPage(pageWith('', line));
    expect(content.related).toEqual([language === undefined ? { title } : { title, language }]);
    expect(content.blocks).toHaveLength(1);
  });

  test('a URL in the line is the link’s', () => {
    const { content } = readPage(pageWith('', 'Related: Bridge closed (https://gazette.example/bridge?a=1)'));
    expect(content.related).toEqual([{ title: 'Bridge closed', url: 'https://gazette.example/bridge?a=1' }]);
  });

  test('a label alone has the titles below it', () => {
    const { content } = readPage(
      pageWith('', 'Related stories', '• Bridge closed', 'School to reopen', '', 'It rained.'),
    );
    expect(content.related).toEqual([{ title: 'Bridge closed' }, { title: 'School to reopen' }]);
    expect(content.blocks[0]?.text).toBe('It rained.');
  });
});

describe('bylines', () => {
  test.each([
    ['By Ottoline Brandt', ['Ottoline Brandt']],
    ['By Ottoline Brandt and Kwame de Souza', ['Ottoline Brandt', 'Kwame de Souza']],
    ['By Ottoline Brandt, Staff Writer', ['Ottoline Brandt, Staff Writer']],
    ['記者王小滿／北港報導', ['王小滿']],
    ['記者 王小滿、李禾 報導', ['王小滿', '李禾']],
    ['记者 陈晓岚 报道', ['陈晓岚']],
    ['文／王小滿', ['王小滿']],
    ['윤다솔 기자 dasol@haeoreum.example', ['윤다솔']],
  ])('%s', (line, names) => {
    const { content } = readPage(pageWith(line));
    expect(content.bylines).toEqual(names);
    expect(content.blocks).toHaveLength(1);
  });

  test.each(['By the river', 'By Monday the bridge had gone.', '記者會延期', '文化中心', '記者們等了三小時'])(
    'not %s',
    (line) => {
      expect(readPage(pageWith('', line)).content.bylines).toEqual([]);
    },
  );
});

describe('furniture', () => {
  test.each([
    'LINE',
    '• Facebook',
    'Share | Print | Copy link',
    'Facebook Twitter WhatsApp',
    '分享 列印 字級',
    'ADVERTISEMENT',
    '廣告',
    '1,204 views',
    '5 min read',
    '人氣：12345',
    '-----',
    '•',
    'Home > News > Local',
  ])('%s', (line) => {
    const { report, content } = readPage(pageWith(line));
    expect(report.leftOut).toMatchObject([{ line: 2, text: line }]);
    expect(content.blocks).toHaveLength(1);
  });

  test.each([
    'A line of trees was felled.',
    'Share prices fell.',
    'He wrote: x > y > z.',
    '100 people came.',
  ])('not %s', (line) => {
    expect(readPage(pageWith('', line)).content.blocks[0]?.text).toBe(line);
  });
});
