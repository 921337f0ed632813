import { isCalendarWord } from './calendar-words.ts';
import type { Edit, EditSide, EditSides } from './edit.ts';
import { isHanName } from './han-names.ts';
import { isAfterSentence } from './sentences.ts';
import { isStopWord } from './stop-words.ts';
import { TOKEN } from './tokens.ts';

const MOST_WORDS = 8;

/**
 * Whether the words that changed are names: terms of the glossary, or words with a capital where none is due. A word
 * that begins a sentence counts only when the next one has a capital too.
 */
export function isNameChange({ beforeText, afterText }: Edit, sides: EditSides): boolean {
  const [old, fresh] = [isAllNames(sides.old), isAllNames(sides.fresh)];
  if (beforeText.trim() === '') return fresh === 'names';
  if (afterText.trim() === '') return old === 'names';
  return hasTerm(old) || hasTerm(fresh) || (old === 'names' && fresh === 'names');
}

type Verdict = 'terms' | 'names' | 'words';
const hasTerm = (verdict: Verdict): boolean => verdict === 'terms';

function isAllNames({ text, tokens }: EditSide): Verdict {
  const { starts, ends, kinds } = tokens;
  let terms = 0;
  let names = 0;
  for (let index = 0; index < starts.length; index += 1) {
    const token = text.slice(starts[index], ends[index]);
    if (kinds[index] === TOKEN.term) terms += 1;
    else if (kinds[index] === TOKEN.punctuation) continue;
    else if (kinds[index] === TOKEN.word && isName(text, token, starts[index] ?? 0)) names += 1;
    else if (kinds[index] === TOKEN.run && isHanName(token)) names += 1;
    else return 'words';
  }
  if (terms + names === 0 || terms + names > MOST_WORDS) return 'words';
  return terms > 0 ? 'terms' : 'names';
}

const CAPITAL = /^\p{Lu}/u;

/** The second half of a name such as Siu-wai, right after its hyphen. */
const HALF_NAME = /\p{Lu}[\p{L}\p{M}’']*-$/u;
const LONGEST_HALF = 20;

function isName(text: string, word: string, start: number): boolean {
  if (HALF_NAME.test(text.slice(Math.max(0, start - LONGEST_HALF), start))) return true;
  if (!CAPITAL.test(word) || word === 'I' || isCalendarWord(word.toLowerCase())) return false;
  return !beginsSentence(text, start) || (!isStopWord(word) && isCapitalNext(text, start + word.length));
}

const OPENERS = /[“"'‘「『(（[]/u;

function beginsSentence(text: string, start: number): boolean {
  let at = start;
  while (at > 0 && OPENERS.test(text.charAt(at - 1))) at -= 1;
  return (
    at === 0 ||
    text.charAt(at - 1) === '\n' ||
    (at < start && /[\s:：,，]/u.test(text.charAt(at - 1))) ||
    isAfterSentence(text, at)
  );
}

const isCapitalNext = (text: string, end: number): boolean => /^[ -]\p{Lu}/u.test(text.slice(end, end + 3));
