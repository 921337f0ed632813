/** Numbers from 0 up to `below`, the same for the same seed. */
export type Draw = (below: number) => number;

/** mulberry32 by Tommy Ettinger, in the public domain. */
export function createDraw(seed: number): Draw {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const ENGLISH = [
  'the',
  'mayor',
  "didn't",
  'say',
  'ferry',
  'on',
  'Monday',
  'harbour',
  '1,200.50',
  '10:30',
  '42%',
  'Dr.',
];
const CHINESE = [
  '渡輪',
  '停航',
  '市長',
  '表示',
  '一百二十',
  '人',
  '深水埗',
  '立法會',
  '的',
  '在',
  '三',
  '，',
  '。',
  '「',
  '」',
];
const OTHERS = [
  'สวัสดีครับ',
  'ຂອບໃຈ',
  'សួស្តី',
  'မင်္ဂလာပါ',
  '東京タワー',
  'ありがとう',
  '안녕하세요',
  'مَرْحَبًا',
  'שלום',
  'नमस्ते',
  'e\u0301',
  '👩‍👩‍👧',
  '🇹🇼',
  '1️⃣',
  '👍🏽',
  '𠮷',
];
const ODD = [
  '\ud83d',
  '\ude00',
  '\u0301',
  '\0',
  '\r\n',
  '\n',
  '\u00a0',
  '\u3000',
  '\u200b',
  '\ufeff',
  '\t',
  '  ',
  '</b>',
  '&',
];
const LISTS = [ENGLISH, CHINESE, OTHERS, ODD];

const pick = (draw: Draw, list: readonly string[]): string => list[draw(list.length)] ?? '';

/** Up to 40 pieces of one script, sometimes of all, now and then something odd. */
export function writeText(draw: Draw): string {
  const [home, length] = [draw(4), draw(40)];
  const separator = home === 0 ? ' ' : '';
  return Array.from({ length }, () => {
    const list = draw(8) === 0 ? LISTS[draw(LISTS.length)] : LISTS[home % 3];
    return pick(draw, list ?? ENGLISH);
  }).join(separator);
}

/** Up to five edits at any code unit: what is cut and put in may part a pair of surrogates or a letter from its marks. */
export function editText(draw: Draw, text: string): string {
  let edited = text;
  for (let count = 1 + draw(5); count > 0; count -= 1) edited = editOnce(draw, edited);
  return edited;
}

function editOnce(draw: Draw, text: string): string {
  const start = draw(text.length + 1);
  const end = Math.min(text.length, start + draw(12));
  const [head, middle, tail] = [text.slice(0, start), text.slice(start, end), text.slice(end)];
  switch (draw(5)) {
    case 0:
      return head + tail;
    case 1:
      return head + pick(draw, LISTS[draw(LISTS.length)] ?? ENGLISH) + middle + tail;
    case 2:
      return tail + middle + head;
    case 3:
      return head + middle + middle + tail;
    default:
      return `${head}${pick(draw, LISTS[draw(LISTS.length)] ?? ENGLISH)} ${tail}`;
  }
}
