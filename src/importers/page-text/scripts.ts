/** What writing systems a text is in: counts of characters, each East Asian one counted double, since it says as much as half a word. */
export type ScriptCounts = Readonly<Record<Script, number>>;

export const SCRIPTS = [
  'Latn',
  'Hani',
  'Kana',
  'Hang',
  'Cyrl',
  'Grek',
  'Arab',
  'Hebr',
  'Thai',
  'Deva',
] as const;
export type Script = (typeof SCRIPTS)[number];

/** Blocks of Unicode beyond ASCII, from and to inclusive; enough to tell a text's script, not to name every character. */
const RANGES: readonly (readonly [from: number, to: number, script: Script])[] = [
  [0xc0, 0x24f, 'Latn'],
  [0x370, 0x3ff, 'Grek'],
  [0x400, 0x52f, 'Cyrl'],
  [0x590, 0x5ff, 'Hebr'],
  [0x600, 0x6ff, 'Arab'],
  [0x900, 0x97f, 'Deva'],
  [0xe00, 0xe7f, 'Thai'],
  [0x1100, 0x11ff, 'Hang'],
  [0x1e00, 0x1eff, 'Latn'],
  [0x3041, 0x30fa, 'Kana'],
  [0x30fd, 0x30ff, 'Kana'],
  [0x3130, 0x318f, 'Hang'],
  [0x3400, 0x4dbf, 'Hani'],
  [0x4e00, 0x9fff, 'Hani'],
  [0xac00, 0xd7af, 'Hang'],
  [0xf900, 0xfaff, 'Hani'],
  [0xff21, 0xff3a, 'Latn'],
  [0xff41, 0xff5a, 'Latn'],
  [0xff66, 0xff9d, 'Kana'],
  [0x20000, 0x323af, 'Hani'],
];

const WEIGHTS: Partial<Record<Script, number>> = { Hani: 2, Kana: 2, Hang: 2 };

export function countScripts(text: string): ScriptCounts {
  const counts = Object.fromEntries(SCRIPTS.map((script) => [script, 0])) as Record<Script, number>;
  for (const character of text) {
    const script = scriptOf(character.codePointAt(0) ?? 0);
    if (script !== undefined) counts[script] += WEIGHTS[script] ?? 1;
  }
  return counts;
}

function scriptOf(codePoint: number): Script | undefined {
  // Most characters of most pages: spares them the walk through the table.
  if (codePoint < 0x80) return (codePoint | 0x20) >= 0x61 && (codePoint | 0x20) <= 0x7a ? 'Latn' : undefined;
  return RANGES.find(([from, to]) => codePoint >= from && codePoint <= to)?.[2];
}

/** The writing system of most of the text, Han and kana taken together as `Hani`; undefined without a letter. */
export function dominantScript(counts: ScriptCounts): Exclude<Script, 'Kana'> | undefined {
  const totals = { ...counts, Hani: counts.Hani + counts.Kana, Kana: 0 };
  const best = SCRIPTS.reduce((a, b) => (totals[b] > totals[a] ? b : a));
  return totals[best] === 0 || best === 'Kana' ? undefined : best;
}
