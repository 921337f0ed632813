/** Who said what stands in the line below. */
export type QuoteHeading = { readonly speaker: string; readonly role: string };

const MAX_HEADING = 120;
const COMMA = /[,，、]/u;
const SENTENCE_END = /[.!?…:;。！？：；"”」』]$/u;
const PARTICLES = new Set(
  'de da di do dos das du del la le van von der den ter bin binti ibn al el y e of'.split(' '),
);
const LATIN_WORD = /^\p{Lu}[\p{L}\p{M}'’.-]*$/u;
const EAST_ASIAN_NAME =
  /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}・·＝ー\u3000 ]{2,16}$/u;
const TEXT_END = /[.!?…。！？][)）"”’'」』]*$|["”」』]$/u;
const OPENING = /^["“„«「『]/u;
const LONG_LATIN = 60;
const LONG_EAST_ASIAN = 25;

/** “Name, role”, split at the first comma, the role as stated. A name has the form of one, so that a subheading with a comma isn't taken for a speaker. */
export function readQuoteHeading(line: string): QuoteHeading | undefined {
  if (line.length > MAX_HEADING || SENTENCE_END.test(line)) return undefined;
  const at = line.search(COMMA);
  if (at === -1) return undefined;
  const speaker = line.slice(0, at).trim();
  const role = line.slice(at + 1).trim();
  return role !== '' && isName(speaker) ? { speaker, role } : undefined;
}

/** Whether the line below a heading is what was said and not another short line of a list. */
export function isSaid(line: string): boolean {
  const isEastAsian = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Hangul}]/u.test(line);
  return (
    TEXT_END.test(line) || OPENING.test(line) || line.length >= (isEastAsian ? LONG_EAST_ASIAN : LONG_LATIN)
  );
}

export const opensWithQuoteMark = (line: string): boolean => OPENING.test(line);

/** East Asian names have no capitals to tell them: there the layout must. */
export const isEastAsianName = (name: string): boolean => EAST_ASIAN_NAME.test(name);

function isName(name: string): boolean {
  if (isEastAsianName(name)) return true;
  const words = name.split(/\s+/u);
  const isEveryWordOfName = words.every((word) => LATIN_WORD.test(word) || PARTICLES.has(word));
  return words.length >= 2 && words.length <= 7 && isEveryWordOfName;
}
