import type { PlacedTime } from '../page-text/resolve-times.ts';
import { toPlain } from '../page-text/plain-text.ts';
import { readStatedTime, type StatedTime } from '../page-text/read-stated-time.ts';
import { findTimeLabel } from '../page-text/time-labels.ts';
import {
  attributeOf,
  filledAttributeOf,
  isElement,
  parentOf,
  rawTextOf,
  textOf,
  type HtmlElement,
} from '../../markup/parse-html.ts';
import type { TimeField } from '../import-report.ts';
import type { Fact } from './facts.ts';

const COMPACT = /^(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?(Z|[+-]\d\d:?\d\d)?$/;
const EPOCH = /^1\d{9}(?:\d{3})?$/;
const UNREAD: StatedTime = { end: 0, problem: 'no form of a date and time that is known' };

/** A time as machines and people write it, and nothing else: ISO 8601, RFC 5322, digits alone, or words. */
function readWholeTime(stated: string): StatedTime {
  const plain = toPlain(expand(stated.trim()));
  const read = readStatedTime(plain, 0, 'unknown');
  return read === undefined || read.end < plain.trimEnd().length ? UNREAD : read;
}

/** `20240229T123000Z` and seconds or milliseconds since 1970 as the form that is read. */
function expand(stated: string): string {
  if (EPOCH.test(stated)) return new Date(Number(stated.padEnd(13, '0'))).toISOString();
  const [, year, month, day, hour, minute, second = '00', zone = ''] = COMPACT.exec(stated) ?? [];
  if (year === undefined || month === undefined || day === undefined) return stated;
  const clock = hour === undefined || minute === undefined ? '' : `T${hour}:${minute}:${second}${zone}`;
  return `${year}-${month}-${day}${clock}`;
}

/** A statement about a time in the form in which labelled ones are resolved. `line` 0: it stands in no visible line. */
export const toPlacedTime = (
  { from, value, field }: Fact & { readonly field: TimeField },
  line = 0,
): PlacedTime => ({
  line,
  stated: value,
  label: { label: { text: from, field, order: 'unknown' }, stated: from, end: 0 },
  time: readWholeTime(value),
});

const PUBLISHED = /(?:^|[\s_:-])(?:date)?(?:publish|posted|pubdate|issued|entry-date|created)/i;
const UPDATED = /(?:^|[\s_:-])(?:date)?(?:updated|modified|revised|lastmod)/i;

/** A `time` element, or an `abbr` of hAtom, and what it is the time of, if the page says so. */
export type TimeElement = {
  readonly element: HtmlElement;
  readonly stated: string;
  readonly from: string;
  readonly field?: TimeField | undefined;
};

export function findTimeElement(element: HtmlElement): TimeElement | undefined {
  const { tagName } = element;
  if (tagName !== 'time' && !(tagName === 'abbr' && filledAttributeOf(element, 'title') !== undefined))
    return undefined;
  const stated = filledAttributeOf(element, tagName === 'time' ? 'datetime' : 'title') ?? textOf(element);
  if (stated === '') return undefined;
  const { field, by } = fieldOf(element);
  return { element, stated: stated.toWellFormed(), field, from: `${tagName}${by === '' ? '' : ` ${by}`}` };
}

function fieldOf(element: HtmlElement): { readonly field?: TimeField; readonly by: string } {
  const property = filledAttributeOf(element, 'itemprop') ?? filledAttributeOf(element, 'property');
  if (property !== undefined && UPDATED.test(property)) return { field: 'updatedAt', by: property };
  if (property !== undefined && PUBLISHED.test(property)) return { field: 'publishedAt', by: property };
  if (attributeOf(element, 'pubdate') !== undefined) return { field: 'publishedAt', by: 'pubdate' };
  return fieldByLabel(element) ?? fieldByClass(element) ?? { by: '' };
}

/** `entry-date published updated`, as themes write it of a story never updated, is the time of publication. */
function fieldByClass(element: HtmlElement): { readonly field: TimeField; readonly by: string } | undefined {
  const names = [element, parentOf(element)].flatMap((at) =>
    at === undefined ? [] : [attributeOf(at, 'class') ?? ''],
  );
  for (const name of names) {
    if (PUBLISHED.test(name)) return { field: 'publishedAt', by: 'class' };
    if (UPDATED.test(name)) return { field: 'updatedAt', by: 'class' };
  }
  return undefined;
}

const MAX_LABEL = 40;
const BETWEEN = /^\s*[)\]】]?\s*[:：﹕︰]?\s*(?:on|at|am|den|le|el|em|il|op|vom)?\s*$/i;

/** By the words that stand directly before the element in its line. */
function fieldByLabel(element: HtmlElement): { readonly field: TimeField; readonly by: string } | undefined {
  const before = textBefore(element).slice(-MAX_LABEL);
  for (let start = 0; start < before.length; start += 1) {
    if (start > 0 && /[\p{Script=Latin}\p{Script=Hangul}]/u.test(before[start - 1] ?? '')) continue;
    const found = findTimeLabel(before, start);
    if (found !== undefined && BETWEEN.test(before.slice(found.end)))
      return { field: found.label.field, by: found.stated };
  }
  return undefined;
}

/** The text before an element within its parent, and before the parent where the element begins it. */
function textBefore(element: HtmlElement): string {
  const parent = parentOf(element);
  if (parent === undefined) return '';
  const at = parent.childNodes.indexOf(element);
  const texts = parent.childNodes
    .slice(Math.max(0, at - 3), at)
    .map((node) => (isElement(node) ? rawTextOf(node) : 'value' in node ? node.value : ''));
  const text = texts.join('');
  return text.trim() === '' && /^(?:a|span|b|strong|em)$/.test(parent.tagName) ? textBefore(parent) : text;
}
