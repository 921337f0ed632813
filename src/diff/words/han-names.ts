/**
 * Family names that are seldom words of their own. Written for this program from those most borne in Taiwan and Hong Kong; `張` counts things
 * too, and stays for how many bear it.
 */
const FAMILY_NAMES = new Set([
  ...Array.from(
    '陳林黃張李王吳劉蔡楊許鄭謝郭洪邱曾廖賴徐周葉蘇莊呂羅梁宋鄧韓馮蕭彭曹袁潘董蔣魏薛閻盧魯尹鄒熊傅沈譚范譙詹游簡鍾戴馬崔陸汪姚賀倪施翁柯顏阮',
  ),
  ...['歐陽', '司徒', '司馬', '諸葛', '上官'],
]);
/** Family names that are words too: believed before two characters that the dictionary left alone. */
const FAMILY_NAMES_AND_WORDS = new Set('余江方石何高白史孔田金文古溫湯雷龍夏杜柳秦萬丁甘于胡孫歐韋邵錢凌康');
/** Words of one character that stand behind a family name often, and end it. */
const NEVER_GIVEN = new Set(
  '的了在是和與及為說稱指就也都而等於有不被把將向對從到後前中上下內外其他她們我你這那該由以並則因姓氏家某至經時曾已又再才只還更最很若或但卻',
);

const LONGEST_GIVEN = 2;

/**
 * Joins a family name with the given name that follows, which the dictionary of ICU takes apart (陳|茂|波): a name that changed shows whole,
 * also where no glossary knows it. `cuts` are the ends of words in the run.
 */
export function joinNames(run: string, cuts: readonly number[]): readonly number[] {
  const joined: number[] = [];
  for (let index = 0; index < cuts.length; index += 1) {
    index += givenWords(run, cuts, index);
    joined.push(cuts[index] ?? run.length);
  }
  return joined;
}

/** How many words after this one are the given name to it: one of two characters, or one or two of one. */
function givenWords(run: string, cuts: readonly number[], family: number): number {
  const end = cuts[family] ?? run.length;
  const word = run.slice(cuts[family - 1] ?? 0, end);
  const isName = FAMILY_NAMES.has(word);
  if (!isName && !FAMILY_NAMES_AND_WORDS.has(word)) return 0;
  let words = 0;
  for (let index = family + 1; index < cuts.length; index += 1) {
    const given = run.slice(cuts[index - 1], cuts[index]);
    if ((cuts[index] ?? 0) - end > LONGEST_GIVEN || NEVER_GIVEN.has(given)) break;
    words += 1;
  }
  return isName || words === LONGEST_GIVEN ? words : 0;
}

/** Whether a text reads like a whole name: a family name and one or two characters. */
export function isHanName(text: string): boolean {
  const family = FAMILY_NAMES.has(text.slice(0, 2)) ? 2 : 1;
  const given = text.slice(family);
  if (!FAMILY_NAMES.has(text.slice(0, family)) || given === '' || given.length > LONGEST_GIVEN) return false;
  return !Array.from(given).some((character) => NEVER_GIVEN.has(character));
}
