/** English words that say little by themselves: what is left of a sentence when only they stay is not worth keeping apart. */
const ENGLISH = new Set(
  (
    'a about after again all also although am an and any are as at be because been before being between both but by ' +
    'can could did do does during each either few for from had has have he her here hers him his how i if in into is ' +
    "isn't it its itself just may me might more most must my nor not now of off on once only or other our out over own " +
    'said same say says she should since so some such than that the their them then there these they this those though ' +
    'through to too under until up upon us very was we were what when where whether which while who whom whose why will ' +
    'with within without would yet you your'
  ).split(' '),
);

const HAN = new Set(
  Array.from('的了在和是有對將已於並及也因為由與至後前中內其這那不又就都而但或從被把之以等所則使讓向到'),
);

export const isStopWord = (word: string): boolean => ENGLISH.has(word.toLowerCase());

/** Han characters that join others, or place them. */
export const isStopCharacter = (character: string): boolean => HAN.has(character);
