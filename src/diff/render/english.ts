import type { BlockKind } from '../../domain/article/content.ts';
import {
  capital,
  counted,
  inWords,
  KINDS,
  link,
  Name,
  type Named,
  nameOf,
  together,
  withExtent,
} from './english-grammar.ts';
import { FIELDS, ITEMS, MARKS, PARTS } from './english-names.ts';
import { nameOfPart } from './phrases.ts';
import type { BlockPlace, Counted, Edit, MarkEdit, Move, Phrases, Subject, ValueChange } from './phrases.ts';
import { ended, say, type Quote, type Reference, type Sentence } from './sentence.ts';

function subjectText(subject: Subject): string {
  if (subject.of === 'block') return Name(subject.place);
  const { field, number, key, part } = subject;
  if (number === undefined && key === undefined) return capital(FIELDS[field]);
  const item = `${capital(ITEMS[field])} ${key ?? String(number)}`;
  return part === undefined ? item : `${item}, ${nameOfPart(ENGLISH, part)}`;
}

/** A mark that can't be told from its like, or from the marks around it, goes by its name. */
const named = (quote: Quote): Quote | string =>
  Object.hasOwn(MARKS, quote.quote) ? (MARKS[quote.quote] ?? quote) : quote;

const placeText = (behind: Quote | undefined): Sentence =>
  behind === undefined ? [' at the beginning'] : say` after ${behind}`;

function editText(edit: Edit): Sentence {
  const { behind } = edit.op === 'replace' ? (edit.at ?? {}) : edit;
  switch (edit.op) {
    case 'replace':
      return say`${named(edit.before)} became ${named(edit.after)}${edit.at === undefined ? [] : placeText(behind)}`;
    case 'insert':
      return behind === undefined
        ? say`${named(edit.text)} added at the beginning`
        : say`${named(edit.text)} added after ${behind}`;
    case 'delete':
      return behind === undefined
        ? say`${named(edit.text)} removed from the beginning`
        : say`${named(edit.text)} removed after ${behind}`;
    case 'spacing':
      return behind === undefined
        ? say`spacing changed at the beginning`
        : say`spacing changed after ${behind}`;
  }
}

const MADE = {
  strong: 'made bold',
  emphasis: 'made italic',
  link: 'made a link',
  code: 'made code',
} as const;
const UNMADE = {
  strong: 'no longer bold',
  emphasis: 'no longer italic',
  link: 'no longer a link',
  code: 'no longer code',
} as const;

const NONE = { quote: 'nothing' };

function markText({ op, type, text, beforeHref = NONE, afterHref = NONE }: MarkEdit): Sentence {
  if (op === 'changed') return say`link target of ${text} changed from ${beforeHref} to ${afterHref}`;
  if (op === 'removed')
    return type === 'link' ? say`${text} ${UNMADE.link} to ${beforeHref}` : say`${text} ${UNMADE[type]}`;
  return type === 'link' ? say`${text} ${MADE.link} to ${afterHref}` : say`${text} ${MADE[type]}`;
}

function valueText({ before, after }: ValueChange): Sentence {
  if (before === undefined) return say`added: ${after ?? NONE}`;
  if (after === undefined) return say`removed: ${before}`;
  return say`changed from ${before} to ${after}`;
}

function listValue(subject: Subject, change: ValueChange): Sentence {
  const isItem = subject.of === 'field' && subject.part === undefined && subject.number !== undefined;
  if (!isItem) return ended(say`${subjectText(subject)} ${valueText(change)}`);
  const name = capital(ITEMS[subject.field]);
  if (change.before === undefined) return say`${name} ${change.after ?? NONE} added.`;
  if (change.after === undefined) return say`${name} ${change.before} removed.`;
  return ended(say`${name} ${valueText(change)}`);
}

const isCapitalised = ([first]: Sentence): boolean => typeof first === 'string';

/** `Paragraph 4: link target of …`, or the form's own beginning in capitals where it stands alone. */
const formOf = (form: Sentence): Sentence =>
  isCapitalised(form) ? [capital(form[0] as string), ...form.slice(1)] : form;

function countedBlocks(count: number, how: Counted, kind?: BlockKind): string {
  const [one, many] = kind === undefined ? ['block', 'blocks'] : KINDS[kind];
  // Each is one text after: three paragraphs joined into one are one.
  const became = how === 'merged' ? 'made of several' : how;
  return `${String(count)} ${count === 1 ? one : many} ${became}`;
}

const isSameName = (one: Named, other: Named): boolean =>
  one.kind === other.kind && one.number === other.number;

/**
 * The end of a move. A block that keeps its name (a story's only quote) is found by the block before it; at the old place that has its
 * number in the text before, and may be another block than the one of this number now.
 */
function endOf(place: BlockPlace, other: BlockPlace, was = ''): Reference {
  if (!isSameName(place, other)) return link(place);
  const { follows, target } = place;
  return { reference: follows === undefined ? 'the beginning' : `after ${was}${nameOf(follows)}`, target };
}

function listEnd(from: BlockPlace, to: BlockPlace): string {
  if (from.kind !== to.kind || from.number === to.number) return `moved to ${endOf(to, from).reference}`;
  return `moved ${from.number > to.number ? 'up' : 'down'} to ${String(to.number)}`;
}

const madeOf = ({ from, to }: Move, sentences: number): Sentence =>
  say`${Name(to)} made of ${sentences === 1 ? 'a sentence' : counted(sentences, 'sentence')} of ${link(from)}`;

const wentInto = ({ from, to }: Move, sentences: number): Sentence =>
  say`${Name(from)} removed, its ${counted(sentences, 'sentence')} moved to ${link(to)}`;

function equalStretch(first: BlockPlace, last: BlockPlace, count: number): string {
  if (count === 1) return `${Name(first)} is the same`;
  if (first.kind !== last.kind) return `Nothing changed from ${nameOf(first)} to ${nameOf(last)}`;
  const between = last.number === first.number + 1 ? 'and' : 'to';
  return `${capital(KINDS[first.kind][1])} ${String(first.number)} ${between} ${String(last.number)} are the same`;
}

export const ENGLISH: Phrases = {
  language: 'en',
  quotes: { outer: ['“', '”'], inner: ['‘', '’'] },
  fields: FIELDS,
  parts: PARTS,
  verdicts: {
    none: 'Nothing changed.',
    cosmetic: 'Form only: spelling, punctuation, spacing, formatting or order.',
    substantive: 'What readers learn may have changed.',
  },
  labels: {
    before: 'Before',
    after: 'After',
    fields: 'Fields',
    oldText: 'Text before',
    nothingChanged: 'Nothing changed.',
    capped:
      'The texts differ so much that part of the comparison was cut short: some changes are shown coarser than they are.',
    reordered: 'put in another order',
    unobserved: 'Nobody observed one of the two texts: what changed cannot be known.',
    border: 'paragraph break',
  },
  inserted: (place) => say`${Name(place)} added`,
  deleted: (place) => say`${Name(place)} removed`,
  madeOf,
  wentInto,
  movedTo: (to, from) => say`${Name(from)} moved to ${endOf(to, from)}`,
  movedFrom: ({ from, to }, extent) =>
    say`${Name(to)} moved from ${endOf(from, to, 'what was ')}${withExtent(extent)}`,
  split: (from, to, extent) =>
    say`${Name(from)} split into ${inWords(to.length)}, now ${together(to)}${withExtent(extent)}`,
  merged: (from, to, extent) =>
    say`${capital(together(from))} joined into ${nameOf(to)}${withExtent(extent)}`,
  rewritten: (place, { inserted, deleted }) =>
    say`${Name(place)} rewritten: ${counted(deleted, 'word')} removed, ${inWords(inserted)} added.`,
  sentenceTo: (place) => say`moved to ${link(place)}`,
  sentenceFrom: (place) => say`moved from ${link(place)}`,
  equalStretch,
  stretchLeftOut: (first, last, count) => `${equalStretch(first, last, count)}; too long to be shown here`,
  wordsLeftOut: (characters) => `… ${characters.toLocaleString('en')} characters are left out here …`,
  mark: (edit) => formOf(markText(edit)),
  kindChanged: (before, after) => say`${capital(KINDS[before.kind][0])} became ${KINDS[after.kind][0]}`,
  partChanged: (name, change) => say`${capital(name)} ${valueText(change)}`,

  listInserted: (place, text) => ended(say`${Name(place)} added: ${text}`),
  listDeleted: (place, text) => ended(say`${Name(place)} removed: ${text}`),
  listMadeOf: (move, sentences, text) => ended(say`${madeOf(move, sentences)}: ${text}`),
  listWentInto: (move, sentences, text) => ended(say`${wentInto(move, sentences)}: ${text}`),
  listMoved: ({ from, to }, extent, text) =>
    ended(say`${Name(from)} ${listEnd(from, to)}${withExtent(extent)}: ${text}`),
  listSentence: ({ from, to }, text) =>
    ended(
      isSameName(from, to)
        ? say`Sentence moved within ${nameOf(to)}: ${text}`
        : say`Sentence moved from ${nameOf(from)} to ${nameOf(to)}: ${text}`,
    ),
  subject: subjectText,
  listEdit: (subject, edit) => ended(say`${subjectText(subject)}: ${editText(edit)}`),
  listForm: (subject, form) => ended(say`${subjectText(subject)}: ${uncapital(form)}`),
  listValue,
  listOrder: (field) => say`${capital(FIELDS[field])} put in another order.`,

  countedBlocks,
  countedSentences: (count) => `${String(count)} ${count === 1 ? 'sentence' : 'sentences'} moved`,
  moreNumbers: (count) => `${String(count)} more ${count === 1 ? 'number' : 'numbers'}`,
  summaries: {
    first: 'first text',
    unchanged: 'text unchanged',
    timeMoved: 'time moved, text unchanged',
    unobserved: 'text not observed',
    firstObserved: 'first observed text',
  },
};

function uncapital([first, ...rest]: Sentence): Sentence {
  if (first === undefined) return [];
  return [typeof first === 'string' ? first.charAt(0).toLowerCase() + first.slice(1) : first, ...rest];
}
