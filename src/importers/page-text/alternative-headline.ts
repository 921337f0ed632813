import type { AlternativeHeadline } from '../../domain/article/content.ts';
import type { ClassifiedLine } from './classify-lines.ts';
import { scriptSubtag, type PageLanguages } from './page-languages.ts';

export type HeadlineSearch = {
  readonly lines: readonly ClassifiedLine[];
  readonly index: number;
  readonly headline: string;
  readonly languages: PageLanguages;
};

const MAX_LENGTH = 120;
const ENDING = /[.,;:!?…。，、；：！？]["”」』)）]*$/u;
const MIN_CHARACTERS = 6;
const MIN_WORDS = 3;

/** A line that stands alone, ends without a sign and is written in another script than the page: its headline for other readers. */
export function findAlternativeHeadline({
  lines,
  index,
  headline,
  languages,
}: HeadlineSearch): AlternativeHeadline | undefined {
  const line = lines[index];
  if (line === undefined || line.text.length > MAX_LENGTH || ENDING.test(line.text)) return undefined;
  const language = languages.otherThanPage(line.text);
  if (language === undefined || scriptOf(language) === scriptOf(languages.page)) return undefined;
  if (!isLongEnough(line.text)) return undefined;
  const neighbours = [lines[index - 1], lines[index + 1]];
  const isAlone = neighbours.every((other) => !isTextBeside(line, other) || other?.text === headline);
  return isAlone ? { role: 'translation', language, text: line.text } : undefined;
}

const isTextBeside = (line: ClassifiedLine, other: ClassifiedLine | undefined): boolean =>
  other?.reading.as === 'text' && Math.abs(other.number - line.number) === 1;

function isLongEnough(text: string): boolean {
  const eastAsian =
    text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu)?.length ?? 0;
  return eastAsian >= MIN_CHARACTERS || (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0) >= MIN_WORDS;
}

/** RFC 5646, section 4.1: a tag's most likely script; every language written in Latin letters counts as one. */
function scriptOf(language: string): string {
  const script = new Intl.Locale(scriptSubtag(language)).maximize().script;
  return script ?? language;
}
