import type { Range } from '../story-diff.ts';
import { CHARACTER, codePointAt, kindAt, kindOf, skipExtends, widthOf } from './character-kinds.ts';
import { beginsTerm, builtInGlossary, termEnd, type Glossary, type TermScan } from './glossary.ts';
import { emailEnd, mayBeEmail } from './scan-email.ts';
import { isNumeral, numberEnd, numeralEnd } from './scan-number.ts';
import { createTokens, TOKEN, type Tokens } from './tokens.ts';
import { urlEnd } from './scan-url.ts';

/**
 * The tokens of a stretch of text. Runs of scripts without spaces are left whole (`TOKEN.run`): cutting them costs a
 * hundred times what scanning does, so `cutRuns` does it for those that matter.
 */
export function scanTokens(text: string, [from, to]: Range, glossary: Glossary = builtInGlossary()): Tokens {
  const tokens = createTokens();
  const scan: Scan = { text, to, glossary, tokens };
  let position = from;
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf(codePoint);
    if (kind === CHARACTER.space) {
      position += 1;
      continue;
    }
    const end = tokenEnd(scan, position, kind);
    tokens.starts.push(position);
    tokens.ends.push(end);
    position = end;
  }
  return tokens;
}

type Scan = TermScan & { readonly tokens: Tokens };

/** Notes the token's kind, and says where it ends. */
function tokenEnd(scan: Scan, start: number, kind: number): number {
  const { text, to, glossary, tokens } = scan;
  const mayBeTerm = kind !== CHARACTER.other && beginsTerm(glossary, text.charCodeAt(start));
  const afterTerm = mayBeTerm ? termEnd(scan, start) : start;
  if (afterTerm > start) {
    tokens.kinds.push(TOKEN.term);
    return afterTerm;
  }
  switch (kind) {
    case CHARACTER.letter:
      return latinEnd(scan, start);
    case CHARACTER.digit:
      return numberOrEmail(scan, start);
    case CHARACTER.han:
      return hanEnd(scan, start);
    case CHARACTER.thai:
      tokens.kinds.push(TOKEN.run);
      return thaiEnd(text, start, to);
    case CHARACTER.pictograph:
    case CHARACTER.regional:
      tokens.kinds.push(TOKEN.emoji);
      return emojiEnd(text, start, to);
    case CHARACTER.lineFeed:
      tokens.kinds.push(TOKEN.lineFeed);
      return start + 1;
    default:
      tokens.kinds.push(TOKEN.punctuation);
      return skipExtends(text, start + widthOf(codePointAt(text, start)), to);
  }
}

function latinEnd({ text, to, tokens }: Scan, start: number): number {
  const afterUrl = urlEnd(text, start, to);
  const end = afterUrl > start ? afterUrl : wordEnd(text, start, to);
  const afterEmail = afterUrl === start && mayBeEmail(text, end) ? emailEnd(text, start, to) : start;
  tokens.kinds.push(afterUrl > start || afterEmail > start ? TOKEN.url : TOKEN.word);
  return Math.max(end, afterEmail);
}

/** An e-mail address is one token, as one of the web is. */
function numberOrEmail({ text, to, tokens }: Scan, start: number): number {
  const end = numberEnd(text, start, to);
  const afterEmail = mayBeEmail(text, end) ? emailEnd(text, start, to) : start;
  tokens.kinds.push(afterEmail > start ? TOKEN.url : TOKEN.number);
  return Math.max(end, afterEmail);
}

const APOSTROPHE = 0x27;
const CURLED = 0x2019;
const SMALL_A = 0x61;
const SMALL_Z = 0x7a;

/** Letters, digits and marks; an apostrophe between two letters belongs to the word. */
export function wordEnd(text: string, start: number, to: number): number {
  let position = start;
  while (position < to) {
    const codePoint = codePointAt(text, position);
    // Most letters are these, and need no table.
    if (codePoint >= SMALL_A && codePoint <= SMALL_Z) {
      position += 1;
      continue;
    }
    const kind = kindOf(codePoint);
    if (kind === CHARACTER.letter || kind === CHARACTER.digit || kind === CHARACTER.extend) {
      position += widthOf(codePoint);
    } else if (
      (codePoint === APOSTROPHE || codePoint === CURLED) &&
      position + 1 < to &&
      kindAt(text, position + 1) === CHARACTER.letter
    ) {
      position += 1;
    } else break;
  }
  return position;
}

/** A number in Chinese numerals, or a run of Han and kana up to the next number or term. */
function hanEnd(scan: Scan, start: number): number {
  const { text, to, glossary, tokens } = scan;
  const afterNumber = numeralEnd(text, start, to);
  if (afterNumber > start) {
    tokens.kinds.push(TOKEN.number);
    return afterNumber;
  }
  tokens.kinds.push(TOKEN.run);
  let position = start + widthOf(codePointAt(text, start));
  while (position < to) {
    const codePoint = codePointAt(text, position);
    const kind = kindOf(codePoint);
    if (kind !== CHARACTER.han && kind !== CHARACTER.extend) break;
    // Nearly all begin neither: a list of two numbers for each would be most of what a diff leaves to collect.
    const unit = text.charCodeAt(position);
    const mayBegin = isNumeral(unit) || beginsTerm(glossary, unit);
    if (mayBegin && kind === CHARACTER.han && beginsOther(scan, position)) break;
    position += widthOf(codePoint);
  }
  return position;
}

const beginsOther = (scan: TermScan, position: number): boolean =>
  numeralEnd(scan.text, position, scan.to) > position || termEnd(scan, position) > position;

function thaiEnd(text: string, start: number, to: number): number {
  let position = start;
  while (position < to) {
    const kind = kindAt(text, position);
    if (kind !== CHARACTER.thai && kind !== CHARACTER.extend) break;
    position += widthOf(codePointAt(text, position));
  }
  return position;
}

const JOINER = 0x200d;

/** A pictograph with what is joined to it; two regional indicators are one flag. */
function emojiEnd(text: string, start: number, to: number): number {
  const first = kindAt(text, start);
  let position = skipExtends(text, start + widthOf(codePointAt(text, start)), to);
  if (first === CHARACTER.regional && position < to && kindAt(text, position) === CHARACTER.regional)
    return skipExtends(text, position + 2, to);
  while (
    position < to &&
    text.charCodeAt(position - 1) === JOINER &&
    kindAt(text, position) === CHARACTER.pictograph
  ) {
    position = skipExtends(text, position + widthOf(codePointAt(text, position)), to);
  }
  return position;
}
