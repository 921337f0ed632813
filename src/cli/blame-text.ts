import { toActWord } from './act-words.ts';
import { toBlamedName } from './blamed-name.ts';
import { printable, styled, toTable, type Output } from './terminal.ts';

export type BlameGrain = 'sentence' | 'character';

type Stretch = {
  readonly start: number;
  readonly end: number;
  readonly revision: number;
  readonly firstObserved?: true;
  /** Of a sentence: all revisions that it has words or signs of. */
  readonly revisions?: readonly number[];
};

type BlamedText = {
  readonly text: string;
  readonly spans: readonly Stretch[];
  readonly sentences: readonly Stretch[];
};

type Origin = {
  readonly type: string;
  readonly actor: { readonly id: string; readonly name?: string };
  readonly recordedAt: string;
  readonly effectiveAt: string | null;
};

/** The blame route's answer, as far as it is printed. */
export type BlameAnswer = {
  readonly articleId: string;
  readonly revision: number;
  readonly contentState: string;
  readonly base?: number;
  readonly blocks: readonly BlamedText[];
  readonly fields: Readonly<Record<string, BlamedText>>;
  readonly revisions: Readonly<Record<string, Origin>>;
};

type Printing = { readonly out: Output; readonly answer: BlameAnswer; readonly by: BlameGrain };

/**
 * One line a stretch: its revision, when readers saw that (else when it was saved), who, and the words. A blank line parts blocks. White
 * space between two stretches has no line of its own.
 */
export function toBlameText({ out, answer, by }: Printing): string {
  const { articleId, revision, base, contentState } = answer;
  const from = base === undefined ? '' : `, a draft on revision ${String(base)}`;
  const title = styled(out, 'bold', `${articleId}: revision ${String(revision)}${from}`);
  if (contentState === 'unobserved') return `${title}\nNobody observed this text.\n`;
  const texts = [
    ...Object.entries(answer.fields).map(([key, text]) => ({ name: toBlamedName(key), text })),
    ...answer.blocks.map((text) => ({ name: '', text })),
  ];
  const rows = texts.flatMap(({ name, text }, index) => [
    ...(index === 0 ? [] : [[]]),
    ...(by === 'sentence' ? text.sentences : text.spans)
      .map((stretch) => ({ stretch, words: text.text.slice(stretch.start, stretch.end) }))
      .filter(({ words }) => words.trim() !== '')
      .map(({ stretch, words }) => toCells({ out, answer, by }, stretch, { name, words })),
  ]);
  const isMixed =
    by === 'sentence' && texts.some(({ text }) => text.sentences.some((one) => othersOf(one) > 0));
  const note = isMixed ? `${styled(out, 'dim', MIXED)}\n` : '';
  return `${title}\n${note}${toTable(withWidths(rows))}`;
}

/** A table takes its columns from its first row. */
const withWidths = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((row) => (row.length === 0 ? [''] : row));

/** The line that explains the mark, above the first that has it. */
const MIXED =
  'r3 +2: most of the sentence is of revision 3, the rest of 2 other revisions (--by character shows which).';

const othersOf = ({ revisions = [] }: Stretch): number => Math.max(0, revisions.length - 1);

type Words = { readonly name: string; readonly words: string };

function toCells({ out, answer }: Printing, stretch: Stretch, { name, words }: Words): readonly string[] {
  const origin = answer.revisions[String(stretch.revision)];
  const more = othersOf(stretch);
  const number = `r${String(stretch.revision)}${more > 0 ? ` +${String(more)}` : ''}`;
  const label = name === '' ? '' : styled(out, 'dim', `${name}: `);
  return [
    styled(out, colourOf(stretch.revision), number),
    styled(out, 'dim', origin?.effectiveAt ?? origin?.recordedAt ?? ''),
    stretch.firstObserved ? 'first observed' : printable(origin?.actor.name ?? origin?.actor.id ?? ''),
    styled(out, 'dim', toActWord(origin?.type ?? '')),
    `${label}${printable(words).trim()}`,
  ];
}

const COLOURS = ['cyan', 'yellow', 'green', 'magenta', 'blue', 'red'] as const;

/** Neighbouring revisions differ. */
const colourOf = (revision: number): (typeof COLOURS)[number] => COLOURS[revision % COLOURS.length] ?? 'cyan';
