const NAME_WORD = "(?:\\p{Lu}[\\p{L}\\p{M}'’.-]*|de|da|di|du|la|le|van|von|der|den|bin|al|el)";
const NAME = `\\p{Lu}[\\p{L}\\p{M}'’.-]*(?: ${NAME_WORD}){1,4}`;
const LATIN = new RegExp(
  `^(?:By|BY|by|Von|von|Par|par|Por|por|Di|Door|Text:|Words by|Reporting by)[: ] ?(${NAME}(?:(?:,| and| &| und| et| y| e| en) ${NAME}){0,5})$`,
  'u',
);
const LATIN_AND = / (?:and|&|und|et|y|e|en) /;
const LATIN_JOIN = /, | and | & | und | et | y | e | en /;
const HAN_NAME = '(?!報導|报道|報道|撰稿|攝影|摄影|編譯|编译)\\p{Script=Han}{2,4}';
const HAN_NAMES = `(${HAN_NAME}(?:[、，,\\u3000 ]${HAN_NAME}){0,4})`;
const REPORTER =
  '(?:採訪|采访|特派|本報|本报|實習|实习|地方|綜合|综合)?(?:記者|记者)(?![會会們们團团證证協协室節节站])';
const REPORTING = '(?:[\\p{Script=Han}]{0,6}(?:報導|报道|報道|撰稿|攝影|摄影|編譯|编译))';
/** A sign must set the name off, or the word for reporting must follow: `記者會延期` is no byline. */
const HAN: readonly RegExp[] = [
  new RegExp(`^${REPORTER}[:： \\u3000/／]{1,2}${HAN_NAMES}(?:[/／ \\u3000]{1,2}${REPORTING})?$`, 'u'),
  new RegExp(`^${REPORTER}${HAN_NAMES}[/／ \\u3000]{1,3}${REPORTING}$`, 'u'),
  new RegExp(`^${REPORTER}(\\p{Script=Han}{2,4}?)(?:報導|报道|報道)$`, 'u'),
  new RegExp(`^(?:文|撰文|撰稿|作者|編譯|编译|編輯|编辑)[:：/／]{1,2}[ \\u3000]?${HAN_NAMES}$`, 'u'),
];
const JAPANESE =
  /^(?:文|取材・文|取材|執筆|ライター|記者)[:：=＝・／/ ] ?([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]{2,12})$/u;
const KOREAN = /^([\p{Script=Hangul}]{2,4}) ?(?:선임|수습)?기자(?: [\w.+-]{1,40}@[\w.-]{1,60})?$/u;

/** The longest byline that is taken for one. */
const MAX_LENGTH = 160;

/** The names of a line that says who wrote the story, and nothing else; none where that isn't clear. */
export function findBylines(line: string): readonly string[] {
  if (line.length > MAX_LENGTH) return [];
  const latin = LATIN.exec(line)?.[1];
  if (latin !== undefined) return splitLatin(latin);
  const han = HAN.map((pattern) => pattern.exec(line)?.[1]).find((names) => names !== undefined);
  if (han !== undefined) return han.split(/[、，,\u3000 ]/);
  const single = (JAPANESE.exec(line) ?? KOREAN.exec(line))?.[1];
  return single === undefined ? [] : [single];
}

/** `A, B and C` are three; `A, B` may be a name and an office, and stays as it is. */
const splitLatin = (names: string): readonly string[] =>
  LATIN_AND.test(names) ? names.split(LATIN_JOIN) : [names];
