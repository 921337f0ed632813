import { joinedText } from '../diff/joined-text.ts';
import type { BlockChange, Span, StoryDiff } from '../diff/story-diff.ts';
import { printable, styled, type Output } from './terminal.ts';

/** The diff route's answer, as far as it is printed. */
export type DiffAnswer = {
  readonly articleId: string;
  readonly from: { readonly revision: number };
  readonly to: { readonly revision: number };
  readonly changes: readonly string[];
  readonly diff: StoryDiff | null;
};

/** Every change as a sentence, then each changed block with its words marked: colours on a terminal, `[-old-]{+new+}` elsewhere. */
export function toDiffText(out: Output, { articleId, from, to, changes, diff }: DiffAnswer): string {
  const title = `${articleId}: revision ${String(from.revision)} → ${String(to.revision)}`;
  const sentences = changes.length === 0 ? ['Nothing changed.'] : changes;
  const blocks = (diff?.blocks ?? []).flatMap((change) => blockText(out, change));
  return [
    styled(out, 'bold', title),
    ...sentences.map((sentence) => `- ${printable(sentence)}`),
    ...blocks.flatMap((block) => ['', block]),
    '',
  ].join('\n');
}

function blockText(out: Output, change: BlockChange): readonly string[] {
  const text = joinedText(change.before);
  switch (change.kind) {
    case 'equal':
      return [];
    case 'inserted':
      return [added(out, joinedText(change.after))];
    case 'deleted':
      return [removed(out, text)];
    case 'changed':
    case 'split':
    case 'merged':
      return change.spans === undefined
        ? []
        : [
            change.spans
              .map((span, index, spans) => spanText(out, span, placeOf(index, spans.length, text)))
              .join(''),
          ];
  }
}

const added = (out: Output, text: string): string =>
  out.isTerminal ? styled(out, 'green', printable(text)) : `{+${printable(text)}+}`;

const removed = (out: Output, text: string): string =>
  out.isTerminal ? styled(out, ['red', 'strikethrough'], printable(text)) : `[-${printable(text)}-]`;

type Place = { readonly text: string; readonly isFirst: boolean; readonly isLast: boolean };

const placeOf = (index: number, count: number, text: string): Place => ({
  text,
  isFirst: index === 0,
  isLast: index === count - 1,
});

function spanText(out: Output, span: Span, place: Place): string {
  const { op, before, beforeText = '', afterText = '' } = span;
  if (op === 'equal') return printable(shortened(place.text.slice(before[0], before[1]), place));
  return (
    (beforeText === '' ? '' : removed(out, beforeText)) + (afterText === '' ? '' : added(out, afterText))
  );
}

/** Around a change the sentence it stands in is enough; what is far from any change is left out. */
function shortened(text: string, { isFirst, isLast }: Place): string {
  if (isFirst && isLast) return text;
  const head = isFirst ? undefined : (SENTENCE_END.exec(text)?.[0] ?? text);
  const tailStart = isLast ? text.length : lastSentenceStart(text);
  if (head === undefined) return tailStart === 0 ? text : `… ${text.slice(tailStart)}`;
  if (isLast) return head.length === text.length ? text : `${head} …`;
  return head.length >= tailStart ? text : `${head} … ${text.slice(tailStart)}`;
}

const SENTENCE_END = /^.*?(?:[.!?](?=\s)|[。！？])/s;

function lastSentenceStart(text: string): number {
  let start = 0;
  for (const match of text.matchAll(/[.!?]\s+|[。！？]/g)) start = match.index + match[0].length;
  return start;
}
