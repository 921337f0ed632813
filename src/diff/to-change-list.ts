import type { BlockChange, FieldChange, MarkChange, SentenceMove, Span, StoryDiff } from './story-diff.ts';
import { nameOfField } from './summarize.ts';
import { fieldText } from './to-inline-html.ts';

/** Every change as one plain sentence, in the order of the text; no change: an empty list. */
export function toChangeList(diff: StoryDiff): readonly string[] {
  return [
    ...diff.fields.flatMap(fieldSentences),
    ...diff.blocks.flatMap(blockSentences),
    ...diff.sentenceMoves.map(moveSentence),
  ];
}

const quoted = (text: string): string => `“${text}”`;
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function fieldSentences(change: FieldChange): readonly string[] {
  const name = capital(nameOfField(change.field));
  if (Array.isArray(change.before) && Array.isArray(change.after))
    return listSentences(name, change.before, change.after);
  const [before, after] = [fieldText(change.before), fieldText(change.after)];
  if (before === '') return [`${name} added: ${quoted(after)}.`];
  if (after === '') return [`${name} removed: ${quoted(before)}.`];
  return [`${name} changed from ${quoted(before)} to ${quoted(after)}.`];
}

function listSentences(
  name: string,
  before: readonly unknown[],
  after: readonly unknown[],
): readonly string[] {
  const [old, fresh] = [before.map(fieldText), after.map(fieldText)];
  const added = fresh.filter((item) => !old.includes(item));
  const removed = old.filter((item) => !fresh.includes(item));
  const sentences = [
    ...(removed.length > 0 ? [`${name}: removed ${removed.map(quoted).join(', ')}.`] : []),
    ...(added.length > 0 ? [`${name}: added ${added.map(quoted).join(', ')}.`] : []),
  ];
  return sentences.length > 0 ? sentences : [`${name}: put in another order.`];
}

const NAMES = {
  paragraph: 'Paragraph',
  heading: 'Heading',
  quote: 'Quote',
  caption: 'Caption',
  listItem: 'List item',
  image: 'Image',
  embed: 'Embed',
  preformatted: 'Preformatted block',
} as const;

/** Blocks are counted from 1, in the text where they stand: the later one, or for a removal the earlier. */
function nameOf(change: BlockChange): string {
  const ref = change.after[0] ?? change.before[0];
  return `${NAMES[ref?.block?.kind ?? 'paragraph']} ${numberOf(ref?.index)}`;
}

const numberOf = (index = 0): string => String(index + 1);

function blockSentences(change: BlockChange): readonly string[] {
  const name = nameOf(change);
  const text = quoted((change.after[0] ?? change.before[0])?.block?.text ?? '');
  const moved =
    change.moveId === undefined
      ? []
      : [`${name} moved here from place ${numberOf(change.before[0]?.index)}.`];
  switch (change.kind) {
    case 'equal':
      return moved;
    case 'inserted':
      return [`${name} inserted: ${text}.`];
    case 'deleted':
      return [`${name} removed: ${text}.`];
    case 'split':
      return [
        ...moved,
        `${NAMES[change.before[0]?.block?.kind ?? 'paragraph']} ${numberOf(change.before[0]?.index)} split into ${String(change.after.length)}.`,
        ...editSentences(name, change),
      ];
    case 'merged':
      return [
        ...moved,
        `${name} merged from ${String(change.before.length)}.`,
        ...editSentences(name, change),
      ];
    case 'changed':
      return [...moved, ...editSentences(name, change)];
  }
}

function editSentences(name: string, change: BlockChange): readonly string[] {
  const [before, after] = [change.before[0]?.block, change.after[0]?.block];
  const { spans = [], attributes = [], marks = [] } = change;
  return [
    ...spans.filter(isOwnEdit).flatMap((span) => spanSentence(name, span)),
    ...(before?.kind === after?.kind
      ? []
      : [`${name} was ${NAMES[before?.kind ?? 'paragraph'].toLowerCase()} before.`]),
    ...(before?.language === after?.language
      ? []
      : [
          `${name}: language changed from ${quoted(before?.language ?? 'none')} to ${quoted(after?.language ?? 'none')}.`,
        ]),
    ...attributes.map(
      ({ key, before: old, after: fresh }) =>
        `${name}: ${key} changed from ${quoted(old ?? '')} to ${quoted(fresh ?? '')}.`,
    ),
    ...marks.map((mark) => `${name}: ${markSentence(mark)}.`),
  ];
}

/** Moved sentences are told by themselves, and a border between blocks is told by the split or merge. */
const isOwnEdit = ({ moveId, beforeText = '', afterText = '' }: Span): boolean =>
  moveId === undefined && !['\n', ' \n', '\n '].includes(beforeText + afterText);

const MARK_NAMES = { strong: 'bold', emphasis: 'italic', link: 'a link', code: 'code' } as const;

function markSentence({ op, type, text, beforeHref = '', afterHref = '' }: MarkChange): string {
  if (op === 'changed')
    return `the link of ${quoted(text)} leads to ${quoted(afterHref)}, before to ${quoted(beforeHref)}`;
  if (op === 'removed') return `${quoted(text)} is no longer ${MARK_NAMES[type]}`;
  return `${quoted(text)} is ${MARK_NAMES[type]} now${type === 'link' ? ` to ${quoted(afterHref)}` : ''}`;
}

const moveSentence = ({ before, after, text }: SentenceMove): string =>
  `Sentence moved from block ${numberOf(before.block)} to block ${numberOf(after.block)}: ${quoted(text.trim())}.`;

function spanSentence(name: string, { op, beforeText = '', afterText = '' }: Span): readonly string[] {
  switch (op) {
    case 'equal':
      return [];
    case 'insert':
      return [`${name}: ${quoted(afterText)} inserted.`];
    case 'delete':
      return [`${name}: ${quoted(beforeText)} removed.`];
    case 'replace':
      return [`${name}: ${quoted(beforeText)} became ${quoted(afterText)}.`];
  }
}
