/** Short words that are frequent in one language and rare in the others of this table. */
const STOP_WORDS: Readonly<Record<string, string>> = {
  en: 'the and of to is was that for with on are it by as at from this has have be not his her were which said',
  de: 'der die das und ist nicht mit den dem ein eine einen auf für sich auch von zu im wird werden wurde nach bei dass über am',
  fr: 'le la les de en il elle son des et est une dans pour que qui sur pas avec au aux par ce cette ont été sont du mais plus',
  es: 'el de los las una del que y en por con para se su fue es más como pero sus este esta han al lo según',
  pt: 'os de um uma não do da dos das que em com para por foi são mais como mas ao pela pelo também segundo',
  it: 'il gli della delle degli che di è per con una nel nella sono più anche ha dei dal alla',
  nl: 'het een van en de niet met voor zijn dat op aan door ook werd wordt naar bij deze uit maar',
};

const SETS: readonly (readonly [language: string, words: ReadonlySet<string>])[] = Object.entries(
  STOP_WORDS,
).map(([language, words]) => [language, new Set(words.split(' '))]);

/** The first part of a page tells its language as well as the whole. */
const SAMPLE = 20_000;
const MIN_HITS = 3;
/** So much more often than the assumed language's own words must those of another occur. */
const CLEARLY = 1.5;

/** Of a language that this table doesn't know, no words of its own can be counted: another's must then be as frequent as in its own texts. */
const OWN_SHARE = 0.25;

/** The language of a text in Latin script: `assumed`, unless another's short words are clearly more frequent. */
export function detectLatinLanguage(text: string, assumed: string): string {
  const words =
    text
      .slice(0, SAMPLE)
      .toLowerCase()
      .match(/\p{L}+/gu) ?? [];
  const hits = new Map(
    SETS.map(([language, set]) => [language, words.filter((word) => set.has(word)).length]),
  );
  const [best, count] = [...hits].reduce((a, b) => (b[1] > a[1] ? b : a));
  const own = hits.get(assumed.split('-')[0]?.toLowerCase() ?? '');
  const least = own === undefined ? words.length * OWN_SHARE : own * CLEARLY;
  return count >= MIN_HITS && count > least ? best : assumed;
}
