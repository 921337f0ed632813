import { askJson, segment } from './ask-api.ts';
import { printJson, type CliContext } from './context.ts';
import { limitOption } from './limit-option.ts';
import type { AddCommand } from './run-action.ts';
import { printable, styled, type Output } from './terminal.ts';

type Entry = {
  readonly sentence: string;
  readonly recordedAt: string;
  readonly effectiveAt: string;
  readonly effectiveBasis: string;
  readonly notBefore?: string;
  readonly backDated: boolean;
  readonly notice?: string;
  readonly reason?: string;
  readonly note?: string;
  readonly silent?: string | null;
  readonly anomalies?: readonly { readonly code: string }[];
};

type Timeline = { readonly items: readonly Entry[]; readonly nextCursor?: string };

export const addTimelineCommand: AddCommand = (program, { context }) => {
  program
    .command('timeline')
    .description("lists a story's acts, newest first: what was done, by whom, when readers saw it, why")
    .argument('<id>', 'the story')
    .addOption(limitOption('acts'))
    .option('--json', "print the API's answer")
    .action(async (id: string, { json, limit }: { json?: true; limit: number }) => {
      const path = `/articles/${segment(id)}/timeline?limit=${String(limit)}`;
      const timeline = await askJson<Timeline>(context, path);
      if (json) printJson(context, timeline);
      else printTimeline(context, timeline);
    });
};

function printTimeline({ out }: CliContext, { items, nextCursor }: Timeline): void {
  for (const entry of items) out.write(toText(out, entry));
  if (nextCursor !== undefined) out.write(styled(out, 'dim', 'There are older ones; --limit shows more.\n'));
}

function toText(out: Output, entry: Entry): string {
  const details = [
    toTimes(entry),
    ...labelled('notice', entry.notice),
    ...labelled('reason', entry.reason),
    ...labelled('note', entry.note),
  ].map((line) => `  ${styled(out, 'dim', line)}\n`);
  return `${styled(out, 'bold', printable(entry.sentence))}${toMarks(out, entry)}\n${details.join('')}`;
}

const labelled = (label: string, text: string | undefined): readonly string[] =>
  text === undefined || text === '' ? [] : [`${label}: ${printable(text)}`];

function toTimes({ recordedAt, effectiveAt, effectiveBasis, notBefore }: Entry): string {
  if (effectiveAt === recordedAt && notBefore === undefined) return `at ${recordedAt}`;
  const bound = notBefore === undefined ? '' : `, not before ${notBefore}`;
  return `effective ${effectiveAt} (${effectiveBasis}${bound}), recorded ${recordedAt}`;
}

function toMarks(out: Output, { silent, backDated, anomalies = [] }: Entry): string {
  const marks = [
    ...(silent === 'yes' ? ['silent edit'] : silent === 'undetermined' ? ['possibly a silent edit'] : []),
    ...(backDated ? ['back-dated'] : []),
    ...anomalies.map(({ code }) => code),
  ];
  return marks.map((mark) => `  ${styled(out, 'yellow', `[${mark}]`)}`).join('');
}
