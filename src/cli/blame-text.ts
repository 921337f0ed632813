import { toActWord } from './act-words.ts';
import { printable, styled, toTable, type Output } from './terminal.ts';

export type BlameGrain = 'sentence' | 'character';

type Stretch = {
  readonly start: number;
  readonly end: number;
  readonly revision: number;
  readonly firstObserved?: true;
  /** Of a sentence: all revisions that it has words of. */
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

/** One line a stretch: its revision, when readers saw that (else when it was saved), who, and the words. A blank line parts blocks. */
export function toBlameText({ out, answer, by }: Printing): string {
  const { articleId, revision, base, contentState } = answer;
  const from = base === undefined ? '' : `, a draft on revision ${String(base)}`;
  const title = styled(out, 'bold', `${articleId}: revision ${String(revision)}${from}`);
  if (contentState === 'unobserved') return `${title}\nNobody observed this text.\n`;
  const texts = [
    ...Object.entries(answer.fields).map(([name, text]) => ({ name, text })),
    ...answer.blocks.map((text) => ({ name: '', text })),
  ];
  const rows = texts.flatMap(({ name, text }, index) => [
    ...(index === 0 ? [] : [[]]),
    ...(by === 'sentence' ? text.sentences : text.spans).map((stretch) =>
      toCells({ out, answer, by }, stretch, { name, words: text.text.slice(stretch.start, stretch.end) }),
    ),
  ]);
  return `${title}\n${toTable(withWidths(rows))}`;
}

/** A table takes its columns from its first row. */
const withWidths = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  rows.map((row) => (row.length === 0 ? [''] : row));

type Words = { readonly name: string; readonly words: string };

function toCells({ out, answer }: Printing, stretch: Stretch, { name, words }: Words): readonly string[] {
  const origin = answer.revisions[String(stretch.revision)];
  const more = (stretch.revisions?.length ?? 1) - 1;
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
