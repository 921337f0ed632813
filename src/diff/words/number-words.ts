/** English words that are numbers, in small letters. */
const NUMBERS = new Set(
  (
    'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen ' +
    'eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety half double twice once first second third ' +
    'fourth fifth sixth seventh eighth ninth tenth'
  ).split(' '),
);

/** Words that multiply the number before them, and are one by themselves. */
export const SCALES = ['hundred', 'thousand', 'million', 'billion', 'trillion', 'dozen'];
const ALL_SCALES = new Set(SCALES.flatMap((scale) => [scale, `${scale}s`]));

/** `word`: in small letters. */
export const isNumberWord = (word: string): boolean => NUMBERS.has(word) || ALL_SCALES.has(word);
export const isScaleWord = (word: string): boolean => ALL_SCALES.has(word);
