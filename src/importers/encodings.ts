/** The encodings that are read, by the name that iconv-lite decodes, each with the other names that pages and tools give it. */
const ENCODINGS: Readonly<Record<string, readonly string[]>> = {
  'UTF-8': ['utf8', 'unicode-1-1-utf-8'],
  'UTF-16LE': ['utf-16', 'utf16', 'utf16le', 'unicode', 'ucs-2'],
  'UTF-16BE': ['utf16be'],
  Big5: ['big5-hkscs', 'big5hkscs', 'cn-big5', 'x-x-big5', 'cp950', 'ms950'],
  GB18030: ['gbk', 'gb2312', 'gb_2312-80', 'x-gbk', 'cp936', 'euc-cn'],
  Shift_JIS: ['shift-jis', 'sjis', 'x-sjis', 'ms_kanji', 'cp932', 'windows-31j', 'ms932'],
  'EUC-JP': ['eucjp', 'x-euc-jp'],
  'EUC-KR': ['euckr', 'ks_c_5601-1987', 'ksc5601', 'ks_c_5601-1989', 'cp949', 'uhc', 'windows-949'],
  'windows-1250': ['cp1250'],
  'windows-1251': ['cp1251'],
  'windows-1252': ['cp1252', 'iso-8859-1', 'latin1', 'l1', 'us-ascii', 'ascii'],
  'windows-1253': ['cp1253'],
  'windows-1254': ['cp1254', 'iso-8859-9'],
  'windows-1257': ['cp1257'],
  'ISO-8859-2': ['latin2', 'l2'],
  'ISO-8859-5': [],
  'ISO-8859-7': [],
  'ISO-8859-15': ['latin9'],
  'KOI8-R': ['koi8r'],
};

const CANONICAL: ReadonlyMap<string, string> = new Map(
  Object.entries(ENCODINGS).flatMap(([name, others]) =>
    [name, ...others].map((alias): [string, string] => [alias.toLowerCase(), name]),
  ),
);

/** The canonical name, whatever the case and the quotes of the given one; undefined where it isn't read. */
export const findEncoding = (name: string): string | undefined =>
  CANONICAL.get(
    name
      .trim()
      .replace(/^["']|["']$/g, '')
      .toLowerCase(),
  );

/** ISO 8859-1 is read as windows-1252, as browsers do (WHATWG Encoding, section 4.2). */
export const listEncodings = (): readonly string[] => Object.keys(ENCODINGS);
