import { findBylines } from './bylines.ts';
import { findMonth } from './month-names.ts';
import { matchAt, toPlain } from './plain-text.ts';
import { readStatedTime, type StatedTime } from './read-stated-time.ts';
import { findTimeLabel, type FoundLabel } from './time-labels.ts';

/** A label and the words under it, with what they were read as. */
export type LabelledTime = { readonly label: FoundLabel; readonly stated: string; readonly time: StatedTime };

export type TimeLine = {
  readonly times: readonly LabelledTime[];
  /** Bylines that stand in the same line. */
  readonly bylines: readonly string[];
  /** The end of the line, where it is none of both. */
  readonly rest: string;
  /** A label whose time must be in the next line. */
  readonly awaits?: FoundLabel | undefined;
};

/** Lines that state times are short; longer ones are text. */
const MAX_LENGTH = 300;
const SEPARATORS = /[\s•‧·●▪◦|｜/／,，、;；*()（）[\]【】–—-]*/y;
const AFTER_LABEL =
  /\s{0,4}[)\]】]?\s{0,4}[:：﹕︰]?\s{0,4}(?:(?:on|at|am|den|le|el|em|il|op|vom)\s)?\s{0,4}/iy;
const STRONG_SEPARATOR = /[•‧·●▪◦|｜/／(（[【]|\s{2}/;
const SENTENCE_END = /[.!?。！？]$/;
const MAX_REST = 80;
const UNREAD_DATE = /\d{1,4}\s?[-/.:年년月월日일時时시]\s?\d/u;
const RELATIVE =
  /\d\s?(?:(?:seconds?|min(?:ute)?s?|hours?|days?|weeks?|months?|years?) ago$|(?:秒|分鐘|分钟|分|小時|小时|時間|天|日|週|周|個月|个月|月|年)前$|(?:초|분|시간|일|주|개월|년) ?전$)|^(?:vor|il y a|hace|há) \d|^(?:昨天|今天|昨日|今日|어제|오늘|yesterday|today|gestern|heute)/iu;
const MAX_UNREAD = 40;

/** The line as one of labels and times; undefined where it is anything else. */
export function readTimeLine(line: string): TimeLine | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const plain = toPlain(line);
  const times: LabelledTime[] = [];
  let at = skip(SEPARATORS, plain, 0);
  for (let label = findTimeLabel(line, at); label !== undefined; label = findTimeLabel(line, at)) {
    const start = skip(AFTER_LABEL, plain, label.end);
    if (start >= line.length) return { times, bylines: [], rest: '', awaits: label };
    const time = readStatedTime(plain, start, label.label.order);
    if (time === undefined) return endUnread(line, times, label);
    times.push({ label, stated: line.slice(start, time.end).trim(), time });
    at = skip(SEPARATORS, plain, time.end);
  }
  return times.length === 0 ? readLabelsBehind(line) : endWithRest(line, times, at);
}

const EAST_ASIAN_LABEL = /^[\p{Script=Han}\p{Script=Hangul}]+$/u;
const BEFORE_LABEL = / ?に?/y;

/** `2024年2月29日 12:30 公開`: East Asian pages also put the label behind; the whole line must be of this form. */
function readLabelsBehind(line: string): TimeLine | undefined {
  const plain = toPlain(line);
  const times: LabelledTime[] = [];
  for (let at = skip(SEPARATORS, plain, 0); at < line.length;) {
    const time = readStatedTime(plain, at, 'unknown');
    const label = time === undefined ? undefined : findTimeLabel(line, skip(BEFORE_LABEL, plain, time.end));
    if (time === undefined || label === undefined || !EAST_ASIAN_LABEL.test(label.stated)) return undefined;
    times.push({ label, stated: line.slice(at, time.end).trim(), time });
    at = skip(SEPARATORS, plain, label.end);
  }
  return times.length === 0 ? undefined : { times, bylines: [], rest: '' };
}

/** A time that stands alone in the line after its label's. */
export function readTimeAfter(label: FoundLabel, line: string): TimeLine | undefined {
  if (line.length > MAX_LENGTH) return undefined;
  const plain = toPlain(line);
  const start = skip(SEPARATORS, plain, 0);
  const time = readStatedTime(plain, start, label.label.order);
  if (time === undefined || skip(SEPARATORS, plain, time.end) < line.length) return undefined;
  return { times: [{ label, stated: line.slice(start, time.end).trim(), time }], bylines: [], rest: '' };
}

/** Whether the line is a time and nothing else, without a label that says which. */
export function isUnlabelledTime(line: string): boolean {
  if (line.length > MAX_LENGTH) return false;
  const plain = toPlain(line);
  const time = readStatedTime(plain, skip(SEPARATORS, plain, 0), 'unknown');
  return time !== undefined && skip(SEPARATORS, plain, time.end) === line.length;
}

/** What follows the last time may be a byline or, clearly set off, something short that isn't read; else the line is a sentence. */
function endWithRest(line: string, times: readonly LabelledTime[], at: number): TimeLine | undefined {
  const rest = line.slice(at).trim();
  const bylines = findBylines(rest);
  if (rest === '' || bylines.length > 0) return { times, bylines, rest: '' };
  const lastTime = times.at(-1);
  const between = line.slice(0, at).slice(-4);
  const isSetOff = STRONG_SEPARATOR.test(between) && !SENTENCE_END.test(rest) && rest.length <= MAX_REST;
  return isSetOff && lastTime !== undefined ? { times, bylines: [], rest } : undefined;
}

/** A label followed by what can't be read as a time: a time all the same where it has the looks of one. */
function endUnread(line: string, times: readonly LabelledTime[], label: FoundLabel): TimeLine | undefined {
  const words = line.slice(skip(AFTER_LABEL, line, label.end)).trim();
  const isShort = words.length <= MAX_UNREAD && !SENTENCE_END.test(words);
  if (!(looksLikeTime(words) && isShort)) return undefined;
  const time: StatedTime = { end: line.length, problem: 'no form of a date and time that is known' };
  return { times: [...times, { label, stated: words, time }], bylines: [], rest: '' };
}

const skip = (pattern: RegExp, text: string, at: number): number =>
  at + (matchAt(pattern, text, at)?.[0].length ?? 0);

function looksLikeTime(words: string): boolean {
  const [first = '', second = ''] = words.split(/[ .,]+/u);
  const namesMonth = findMonth(first) !== undefined && /^\d/.test(second);
  return namesMonth || UNREAD_DATE.test(words) || RELATIVE.test(words);
}
