import type { Mark } from '../../src/domain/article/content.ts';
import { listTokens, SIGNS, type SignType, type Token } from './notation-tokens.ts';

/** A block's text and marks. */
export type MarkedWords = { readonly text: string; readonly marks: readonly Mark[] };

/**
 * A marked text as it is written in a form: `**strong**`, `__emphasis__`, two backticks around code, `[text](address)`. A
 * backslash takes a sign for itself. What `fromNotation` reads from it is the same text with the same marks, but that marks
 * of one kind which overlap are one, and links end where the next begins.
 */
export function toNotation({ text, marks }: MarkedWords): string {
  const tidy = tidyMarks(text, marks);
  const signs = signsOf(tidy);
  const hasLinks = tidy.some(({ type }) => type === 'link');
  let written = '';
  for (let at = 0; at <= text.length; at += 1) {
    written += signs.get(at) ?? '';
    if (at === text.length) break;
    const isAtSign = signs.has(at) || signs.has(at + 1);
    written += needsEscape(text, { at, isAtSign, hasLinks }) ? `\\${text.charAt(at)}` : text.charAt(at);
  }
  return written;
}

type Place = { readonly at: number; readonly isAtSign: boolean; readonly hasLinks: boolean };

function needsEscape(text: string, { at, isAtSign, hasLinks }: Place): boolean {
  const character = text.charAt(at);
  if (character === '\\') return true;
  if (character === ']') return hasLinks || text.charAt(at + 1) === '(';
  if (character === '[') return hasLinks;
  if (!'*_`'.includes(character)) return false;
  return isAtSign || text.charAt(at - 1) === character || text.charAt(at + 1) === character;
}

/** By place, what stands there: ends before beginnings, the inner before the outer. */
function signsOf(marks: readonly Mark[]): ReadonlyMap<number, string> {
  const signs = new Map<number, string>();
  const put = (at: number, sign: string): void => {
    signs.set(at, (signs.get(at) ?? '') + sign);
  };
  for (const mark of marks.toSorted((a, b) => b.start - a.start || a.end - b.end || order(b, a)))
    put(mark.end, mark.type === 'link' ? `](${escapeHref(mark.href ?? '')})` : SIGNS[mark.type]);
  for (const mark of marks.toSorted((a, b) => a.start - b.start || b.end - a.end || order(a, b)))
    put(mark.start, mark.type === 'link' ? '[' : SIGNS[mark.type]);
  return signs;
}

const order = (a: Mark, b: Mark): number => (a.type < b.type ? -1 : 1);

const escapeHref = (href: string): string => href.replaceAll(/[\\)\]]/g, (sign) => `\\${sign}`);

/** Marks that the notation can tell: on whole characters, one kind never over itself. */
function tidyMarks(text: string, marks: readonly Mark[]): readonly Mark[] {
  const whole = marks
    .map((mark) => ({ ...mark, start: before(text, mark.start), end: after(text, mark.end) }))
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const tidy: Mark[] = [];
  for (const mark of whole) {
    const last = tidy.findLast(({ type }) => type === mark.type);
    if (last === undefined || last.end <= mark.start) tidy.push(mark);
    else if (mark.type !== 'link') tidy[tidy.indexOf(last)] = { ...last, end: Math.max(last.end, mark.end) };
    else if (mark.end > last.end) tidy.push({ ...mark, start: last.end });
  }
  return tidy;
}

/** Inside a surrogate pair or a line end of two characters nothing can be written. */
const splitsCharacter = (text: string, at: number): boolean =>
  /^(?:[\ud800-\udbff][\udc00-\udfff]|\r\n)$/.test(text.slice(at - 1, at + 1));

function before(text: string, at: number): number {
  const within = Math.min(Math.max(at, 0), text.length);
  return splitsCharacter(text, within) ? within - 1 : within;
}

function after(text: string, at: number): number {
  const within = Math.min(Math.max(at, 0), text.length);
  return splitsCharacter(text, within) ? within + 1 : within;
}

/** The text and marks that a notation means. Signs that pair with none, or around nothing, are text. */
export function fromNotation(notation: string): MarkedWords {
  const tokens = listTokens(notation);
  const partners = pairTokens(tokens);
  const marks: Mark[] = [];
  const starts = new Map<number, number>();
  let text = '';
  tokens.forEach((token, index) => {
    const partner = partners.get(index);
    if (partner === undefined) text += token.raw;
    else if (partner > index) starts.set(index, text.length);
    else marks.push(toMark(token, { start: starts.get(partner) ?? 0, end: text.length }));
  });
  return { text, marks: marks.sort((a, b) => a.start - b.start || a.end - b.end || order(a, b)) };
}

function toMark(token: Token, place: { readonly start: number; readonly end: number }): Mark {
  if (token.kind === 'sign') return { ...place, type: token.type };
  return { ...place, type: 'link', href: token.kind === 'close' ? token.href : '' };
}

type Partners = Map<number, number>;

/** Which token closes which, both ways. Links first: a bracket that is none is text for the signs around it. */
function pairTokens(tokens: readonly Token[]): Partners {
  const partners: Partners = new Map();
  pairLinks(tokens, partners);
  pairSigns(tokens, partners);
  return partners;
}

function pairLinks(tokens: readonly Token[], partners: Partners): void {
  const brackets: number[] = [];
  const textsUpTo = countTexts(tokens, ({ kind }) => kind === 'text');
  tokens.forEach(({ kind }, index) => {
    if (kind === 'open') brackets.push(index);
    if (kind === 'close') pair(partners, { from: brackets.pop(), to: index, textsUpTo });
  });
}

function pairSigns(tokens: readonly Token[], partners: Partners): void {
  const open = new Map<SignType, number>();
  const textsUpTo = countTexts(tokens, ({ kind }, index) => kind !== 'sign' && !partners.has(index));
  tokens.forEach((token, index) => {
    if (token.kind !== 'sign') return;
    const from = open.get(token.type);
    if (open.delete(token.type)) pair(partners, { from, to: index, textsUpTo });
    else open.set(token.type, index);
  });
}

type Pairing = {
  readonly from: number | undefined;
  readonly to: number;
  readonly textsUpTo: readonly number[];
};

/** A pair around no text is none. */
function pair(partners: Partners, { from, to, textsUpTo }: Pairing): void {
  if (from === undefined || textsUpTo[from] === textsUpTo[to]) return;
  partners.set(from, to);
  partners.set(to, from);
}

/** For each token, how many of those before it are text. */
function countTexts(
  tokens: readonly Token[],
  isText: (token: Token, index: number) => boolean,
): readonly number[] {
  let count = 0;
  return tokens.map((token, index) => (isText(token, index) ? count++ : count));
}
