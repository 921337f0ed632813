import { describe, expect, test } from '@jest/globals';
import iconv from 'iconv-lite';

import { decodeText, MAX_PAGE_BYTES } from '../../src/importers/decode-text.ts';
import { listEncodings } from '../../src/importers/encodings.ts';
import { toFaultText } from '../../src/importers/import-fault.ts';

const TEXTS: Readonly<Record<string, string>> = {
  Big5: '港務所表示，新的碼頭將於明年啟用，屆時漁船不必再繞道。\n鎮長說這是多年來最大的工程。\n',
  GB18030: '港务所表示，新的码头将于明年启用，届时渔船不必再绕道。\n镇长说这是多年来最大的工程。\n',
  Shift_JIS: '港湾局は、新しい桟橋を来年から使い始めると発表した。\n町長は大きな工事だと話した。\n',
  'EUC-JP': '港湾局は、新しい桟橋を来年から使い始めると発表した。\n町長は大きな工事だと話した。\n',
  'EUC-KR': '항만청은 새 부두를 내년부터 쓰겠다고 밝혔다.\n시장은 가장 큰 공사라고 말했다.\n',
  'UTF-16LE': '港務所表示，2021年新的碼頭。\nThe pier.\n',
  'UTF-16BE': '港務所表示，2021年新的碼頭。\nThe pier.\n',
  'windows-1252':
    'Der Bürgermeister sagte, die Brücke wäre längst fällig. Das Geld fehlt für die größte Straße.\n',
};

const faultOf = (bytes: Uint8Array, declared?: string): string => {
  const decoded = decodeText(bytes, declared);
  return decoded.ok ? `read as ${decoded.value.encoding.name}` : toFaultText('page.txt', decoded.error);
};

describe('detected encodings', () => {
  test.each(Object.entries(TEXTS))('%s', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding));
    expect(decoded).toMatchObject({
      ok: true,
      value: { text, encoding: { name: encoding, how: 'detected' } },
    });
  });

  test.each(['UTF-8', 'UTF-16LE', 'UTF-16BE'])('%s by its byte order mark', (encoding) => {
    const decoded = decodeText(iconv.encode('橋が閉まる', encoding, { addBOM: true }));
    expect(decoded).toMatchObject({
      ok: true,
      value: { text: '橋が閉まる', encoding: { name: encoding, how: 'bom' } },
    });
  });

  test('UTF-8 is preferred where it is valid', () => {
    expect(decodeText(Buffer.from('Größe'))).toMatchObject({
      value: { encoding: { name: 'UTF-8', how: 'valid' } },
    });
  });
});

describe('declared encodings', () => {
  test.each(Object.entries(TEXTS))('%s', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding), encoding.toLowerCase());
    expect(decoded).toMatchObject({
      ok: true,
      value: { text, encoding: { name: encoding, how: 'declared' } },
    });
  });

  test.each(['GBK', 'gb2312', 'sjis', 'Windows-31J', 'latin1', 'cp949', '"utf-8"'])(
    'the name %s is known',
    (name) => {
      expect(decodeText(Buffer.from('plain'), name).ok).toBe(true);
    },
  );

  test.each(listEncodings())('iconv-lite has %s', (name) => {
    expect(iconv.encodingExists(name)).toBe(true);
  });
});

describe('each fault is one clear line', () => {
  const big5 = iconv.encode(TEXTS['Big5'] ?? '', 'big5');
  const cases: readonly (readonly [string, Uint8Array, string | undefined, RegExp])[] = [
    ['empty', Buffer.alloc(0), undefined, /^page\.txt: the file is empty; save the page again$/],
    ['only white space', Buffer.from(' \n\u3000\n'), undefined, /the file is empty/],
    ['huge', Buffer.alloc(MAX_PAGE_BYTES + 1, 'a'), undefined, /8388609 bytes are more than the 8388608/],
    [
      'a PNG',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0]),
      undefined,
      /binary data \(looks like PNG\)/,
    ],
    ['a PDF', Buffer.from('%PDF-1.7 some'), undefined, /binary data \(looks like PDF\)/],
    [
      'zero bytes',
      Buffer.from('ab\0\0cd\0\0\0ef'),
      undefined,
      /binary data \(zero byte at 2\); save the page as text$/,
    ],
    ['control characters', Buffer.from('a\x01b\x02c\x03d\x04e'), undefined, /binary data/],
    [
      'UTF-8 with a bad byte',
      Buffer.from([...Buffer.from('港務所表示'), 0xff, ...Buffer.from('新的碼頭')]),
      undefined,
      /damaged at byte 15: not UTF-8/,
    ],
    [
      'UTF-8 cut off',
      Buffer.from('港務所表示').subarray(0, 14),
      undefined,
      /cut off in the middle of a character at byte 14 \(UTF-8\)/,
    ],
    ['a scar of an earlier decoding', Buffer.from('Br\uFFFDcke'), undefined, /damaged at byte 4/],
    [
      'Big5 with a bad byte',
      Buffer.concat([big5.subarray(0, 20), Buffer.from([0xff]), big5.subarray(20)]),
      'big5',
      /damaged at byte 20: not Big5/,
    ],
    [
      'UTF-16 with half a pair',
      iconv.encode('ab\uD800cd', 'utf-16le', { addBOM: true }),
      undefined,
      /damaged at byte \d+: not UTF-16LE/,
    ],
    ['little binary data', Buffer.from([0, 1, 2, 3, 0]), undefined, /binary data/],
    [
      'a little UTF-8 cut off',
      Buffer.from('橋が閉まる').subarray(0, 7),
      undefined,
      /cut off .* byte 7 \(UTF-8\)/,
    ],
    [
      'UTF-16 cut off',
      iconv.encode('abc', 'utf-16le', { addBOM: true }).subarray(0, 7),
      undefined,
      /cut off .* byte 7 \(UTF-16LE\)/,
    ],
    [
      'an unknown name',
      Buffer.from('a'),
      'klingon',
      /declared encoding "klingon" is not known; use one of UTF-8, /,
    ],
    [
      'UTF-8 declared Big5',
      Buffer.from('港務所表示，新的碼頭'),
      'big5',
      /declared as big5, but the bytes are UTF-8/,
    ],
    ['Big5 declared UTF-8', big5, 'utf-8', /declared as utf-8, but the bytes are Big5/],
    [
      'a mark that contradicts',
      iconv.encode('abc', 'utf-16le', { addBOM: true }),
      'utf-8',
      /declared as utf-8, but the bytes are UTF-16LE/,
    ],
    [
      'no encoding fits',
      Buffer.from([0x81, 0xff, 0xfe, 0x80, 0xff, 0x81]),
      undefined,
      /encoding can't be told.*; convert the file to UTF-8 or declare its encoding$/,
    ],
  ];

  test.each(cases)('%s', (_name, bytes, declared, expected) => {
    const fault = faultOf(bytes, declared);
    expect(fault).toMatch(expected);
    expect(fault).not.toContain('\n');
  });

  test('a file name with a line break doesn’t break the line', () => {
    expect(toFaultText('a\nb', { code: 'empty' })).toBe('a b: the file is empty; save the page again');
  });
});
