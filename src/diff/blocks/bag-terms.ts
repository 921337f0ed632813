const BREAK = 0;
const WORD = 1;
const PAIR = 2;

const KINDS = new Uint8Array(0x1_0000).fill(WORD);
const fill = (kind: number, ranges: readonly (readonly [number, number])[]): void => {
  for (const [first, last] of ranges) KINDS.fill(kind, first, last + 1);
};
fill(BREAK, [
  [0x00, 0x2f],
  [0x3a, 0x40],
  [0x5b, 0x60],
  [0x7b, 0xbf],
  [0xd7, 0xd7],
  [0xf7, 0xf7],
  [0x2000, 0x206f],
  [0x2190, 0x2bff],
  [0x3000, 0x3004],
  [0x3008, 0x3020],
  [0x30fb, 0x30fb],
  [0xfe10, 0xfe6f],
  [0xff00, 0xff0f],
  [0xff1a, 0xff20],
  [0xff3b, 0xff40],
  [0xff5b, 0xff65],
  [0xfff0, 0xffff],
]);
// Written without spaces: Thai to Lao, Myanmar, Khmer, kana, Han, and the surrogates of rarer Han.
fill(PAIR, [
  [0x0e00, 0x0eff],
  [0x1000, 0x109f],
  [0x1780, 0x17ff],
  [0x3005, 0x3007],
  [0x3040, 0x30fa],
  [0x30fc, 0x30ff],
  [0x3400, 0x9fff],
  [0xd840, 0xdfff],
  [0xf900, 0xfaff],
]);

const SEED = 0x811c9dc5;
const mix = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);

/** The lowest bit of a term says that it is light. */
const LIGHT = 1;
const finish = (hash: number): number => ((hash ^ (hash >>> 15)) >>> 0) & ~LIGHT;

export const isLight = (term: number): boolean => (term & LIGHT) === 1;

const hashOf = (word: string): number => {
  let hash = SEED;
  for (let index = 0; index < word.length; index += 1) hash = mix(hash, word.charCodeAt(index));
  return finish(hash);
};

/** Words that any two paragraphs have in common. */
const LIGHT_WORDS = new Set(
  'a an the and or but if of to in on at by for from with as is are was were be been has have had it its he she they his her their that this these those not no will would could said says who which when what where after before than then there more also about into over up out s t'
    .split(' ')
    .map(hashOf),
);
const LONGEST_LIGHT_WORD = 6;
/** By code unit, 1 for characters that join others. */
const LIGHT_CHARACTERS = new Uint8Array(0x1_0000);
for (const item of '的了在是和與与及也就都而等於于有為为不') LIGHT_CHARACTERS[item.charCodeAt(0)] = 1;

let scratch = new Uint32Array(4_096);

/**
 * The terms of a text in order, as 32-bit hashes: words without regard to ASCII case, and pairs of neighbours where a script has no
 * spaces. No dictionary is needed to tell whether two paragraphs are akin, so none is asked.
 */
export function termsOf(text: string): Uint32Array {
  // Written over by the next call; what is handed out is a copy.
  if (scratch.length < text.length) scratch = new Uint32Array(text.length);
  const terms = scratch;
  let count = 0;
  let index = 0;
  while (index < text.length) {
    const kind = KINDS[text.charCodeAt(index)];
    if (kind === BREAK) index += 1;
    else if (kind === WORD) {
      const start = index;
      let hash = SEED;
      for (let code = text.charCodeAt(index); KINDS[code] === WORD; code = text.charCodeAt(index)) {
        hash = mix(hash, code >= 0x41 && code <= 0x5a ? code | 0x20 : code);
        index += 1;
      }
      const term = finish(hash);
      terms[count++] = index - start <= LONGEST_LIGHT_WORD && LIGHT_WORDS.has(term) ? term | LIGHT : term;
    } else {
      let previous = text.charCodeAt(index);
      index += 1;
      if (KINDS[text.charCodeAt(index)] !== PAIR) terms[count++] = pairOf(previous, 0);
      for (let code = text.charCodeAt(index); KINDS[code] === PAIR; code = text.charCodeAt(index)) {
        terms[count++] = pairOf(previous, code);
        previous = code;
        index += 1;
      }
    }
  }
  return terms.slice(0, count);
}

function pairOf(first: number, second: number): number {
  const term = finish(mix(mix(SEED, first), second << 4));
  return LIGHT_CHARACTERS[first] === 1 || LIGHT_CHARACTERS[second] === 1 ? term | LIGHT : term;
}

/** Whole values as terms, for blocks without text. */
export const termsOfValues = (values: readonly string[]): Uint32Array => Uint32Array.from(values, hashOf);
