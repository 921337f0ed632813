const WORDS = new Set(
  (
    'monday tuesday wednesday thursday friday saturday sunday january february march april may june july august ' +
    'september october november december'
  ).split(' '),
);

/** Days and months: written with a capital, and no names. `word`: in small letters. */
export const isCalendarWord = (word: string): boolean => WORDS.has(word);
