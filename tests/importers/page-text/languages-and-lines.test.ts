import { describe, expect, test } from '@jest/globals';

import { toPageLanguages } from '../../../src/importers/page-text/page-languages.ts';
import { pageWith, readPage } from '../read-page.ts';

describe('languages', () => {
  test.each([
    ['zh-Hant', '港務所表示，新的碼頭將於明年啟用，屆時漁船不必再繞道。'],
    ['zh-Hans', '港务所表示，新的码头将于明年启用，届时渔船不必再绕道。'],
    ['ja', '港湾局は、新しい桟橋を来年から使い始めると発表した。'],
    ['ko', '항만청은 새 부두를 내년부터 쓰겠다고 밝혔다.'],
    ['en', 'The harbour office says that the new pier will open next year.'],
    ['de', 'Das Hafenamt sagt, dass der neue Steg im nächsten Jahr für die Boote und die Fähren öffnet.'],
    ['fr', 'Le port annonce que la nouvelle jetée sera ouverte dans un an pour les bateaux et les navires.'],
    ['es', 'El puerto anuncia que el nuevo muelle se abre en un año para los barcos y las lanchas.'],
    ['und-Cyrl', 'Новый причал откроется в будущем году.'],
    ['el', 'Η νέα προβλήτα ανοίγει του χρόνου.'],
  ])('%s', (language, line) => {
    expect(readPage(`12\n\n${line}`).content.language).toBe(language);
  });

  test('a stated language wins, and its variants are the same', () => {
    const text = '新碼頭明年啟用\n\n港務所表示，新的碼頭將於明年啟用，屆時漁船不必再繞道。';
    const { content } = readPage(text, { language: 'zh-TW' });
    expect(content.language).toBe('zh-TW');
    expect(content.blocks[0]?.language).toBeUndefined();
  });

  test('a paragraph in another language says so', () => {
    const german =
      'Der Bürgermeister sagte, dass die Brücke nicht vor dem Winter fertig wird und das Geld fehlt.';
    expect(readPage(pageWith('', german)).content.blocks.map(({ language }) => language)).toEqual([
      'de',
      undefined,
    ]);
  });
});

describe('lines and white space', () => {
  test('every line break counts, and lines keep their numbers', () => {
    const { report } = readPage('Bridge closed\r\n\r\nIt rained.\rIt rained more.\u2028And more.');
    expect(report.mapped.map(({ line }) => line)).toEqual([1, 3, 4, 5]);
  });

  test('white space at the edges is trimmed and counted by kind, within it stays', () => {
    const { content, report } = readPage('Bridge closed\n\n\u3000\u3000It  rained\u00A0hard. \u00A0');
    expect(content.blocks[0]?.text).toBe('It  rained\u00A0hard.');
    expect(report.trimmed).toEqual([
      { line: 3, codePoint: 'U+3000', count: 2 },
      { line: 3, codePoint: 'U+0020', count: 1 },
      { line: 3, codePoint: 'U+00A0', count: 1 },
    ]);
  });
});

describe('a stated language with a region, or one whose words aren’t known', () => {
  const FRENCH =
    'Jeanne a plié mardi son dernier cerf-volant. Elle en avait cousu plus de onze mille, dit-elle en rangeant.';
  const FINNISH =
    'Silta on avattu maanantaina. Vanha lautta on siirretty museoon, ja sen kapteeni jäi eläkkeelle. Lippu maksaa kaksi euroa, mutta museo on lapsille ilmainen.';

  test.each([
    ['fr-FR', FRENCH],
    ['fi', FINNISH],
  ])('%s stays', (language, text) => {
    expect(toPageLanguages(text, text, language).otherThanPage(text)).toBeUndefined();
  });
});
