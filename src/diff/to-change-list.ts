import type { BlockChange, FieldChange, Span, StoryDiff } from './story-diff.ts';
import { nameOfField } from './summarize.ts';
import { fieldText } from './to-inline-html.ts';

/** Every change as one plain sentence, in the order of the text; no change: an empty list. */
export function toChangeList(diff: StoryDiff): readonly string[] {
  return [...diff.fields.flatMap(fieldSentences), ...diff.blocks.flatMap(blockSentences)];
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
  return `${NAMES[ref?.block?.kind ?? 'paragraph']} ${String((ref?.index ?? 0) + 1)}`;
}

function blockSentences(change: BlockChange): readonly string[] {
  const name = nameOf(change);
  const text = quoted((change.after[0] ?? change.before[0])?.block?.text ?? '');
  switch (change.kind) {
    case 'equal':
      return [];
    case 'inserted':
      return change.moveId === undefined ? [`${name} inserted: ${text}.`] : [`${name} moved here: ${text}.`];
    case 'deleted':
      return change.moveId === undefined ? [`${name} removed: ${text}.`] : [];
    case 'split':
      return [`${name} split.`];
    case 'merged':
      return [`${name} merged.`];
    case 'changed':
      return changedSentences(name, change);
  }
}

function changedSentences(name: string, change: BlockChange): readonly string[] {
  const [before, after] = [change.before[0]?.block, change.after[0]?.block];
  return [
    ...(change.spans ?? []).flatMap((span) => spanSentence(name, span)),
    ...(before?.kind === after?.kind
      ? []
      : [`${name} was ${NAMES[before?.kind ?? 'paragraph'].toLowerCase()} before.`]),
    ...(before?.language === after?.language
      ? []
      : [
          `${name}: language changed from ${quoted(before?.language ?? 'none')} to ${quoted(after?.language ?? 'none')}.`,
        ]),
    ...(change.attributes ?? []).map(
      ({ key, before: old, after: fresh }) =>
        `${name}: ${key} changed from ${quoted(old ?? '')} to ${quoted(fresh ?? '')}.`,
    ),
    ...(change.marks === undefined ? [] : [`${name}: formatting or links changed.`]),
  ];
}

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
