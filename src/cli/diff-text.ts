import { ENGLISH } from '../diff/render/english.ts';
import { toWordText } from '../diff/render/to-word-text.ts';
import type { StoryDiff } from '../diff/story-diff.ts';
import type { Content } from '../domain/article/content.ts';
import { toPaint } from './paint.ts';
import { toSideText } from './side-text.ts';
import { printable, styled, type Output } from './terminal.ts';

export const DIFF_TEXT_VIEWS = ['words', 'side', 'list'] as const;
export type DiffTextView = (typeof DIFF_TEXT_VIEWS)[number];

/** The diff route's answer, as far as it is printed. */
export type DiffAnswer = {
  readonly articleId: string;
  readonly from: { readonly revision: number };
  readonly to: { readonly revision: number };
  readonly changes: readonly string[];
  readonly diff: StoryDiff | null;
};

/** With the text that the diff was made from; null: nobody observed it, or it isn't needed. */
export type ShownDiff = DiffAnswer & { readonly before: Content | null };

export function toDiffText(out: Output, shown: ShownDiff, view: DiffTextView): string {
  const { articleId, from, to, diff, before } = shown;
  const title = `${articleId}: revision ${String(from.revision)} → ${String(to.revision)}`;
  const head = [styled(out, 'bold', title), ...noteLines(diff)];
  if (diff === null || before === null || view === 'list') return lines([...head, ...sentencesOf(shown)]);
  if (view === 'side') return `${lines(head)}\n${toSideText(out, diff, before)}`;
  const words = toWordText(diff, before, { paint: toPaint(out) });
  return lines([...head, ...sentencesOf(shown), '', ...(words === '' ? [] : [words.trimEnd()])]);
}

const lines = (texts: readonly string[]): string => `${texts.join('\n').trimEnd()}\n`;

function noteLines(diff: StoryDiff | null): readonly string[] {
  if (diff === null) return [];
  const { verdict } = diff.statistics;
  return [
    ...(verdict === 'cosmetic' ? [ENGLISH.verdicts.cosmetic] : []),
    ...(diff.capped ? [ENGLISH.labels.capped] : []),
  ];
}

const sentencesOf = ({ changes }: DiffAnswer): readonly string[] =>
  changes.length === 0
    ? [ENGLISH.labels.nothingChanged]
    : changes.map((sentence) => `- ${printable(sentence)}`);

/** A patch as it came, coloured where a person reads; a program gets its bytes unchanged. */
export function toPatchText(out: Output, patch: string): string {
  if (!out.isTerminal) return patch;
  return patch
    .split('\n')
    .map((line, index) => patchLine(out, line, index))
    .join('\n');
}

/** The two names stand in its first two lines alone: further down such a line is text. */
const NAME_LINES = 2;

function patchLine(out: Output, line: string, index: number): string {
  const text = printable(line);
  if (index < NAME_LINES) return styled(out, 'bold', text);
  if (line.startsWith('@@')) return styled(out, 'cyan', text);
  if (line.startsWith('+')) return styled(out, 'green', text);
  return line.startsWith('-') ? styled(out, 'red', text) : text;
}
