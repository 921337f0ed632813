import { askApi, segment } from './ask-api.ts';
import { printJson, type CliContext } from './context.ts';
import { toDiffText, type DiffAnswer } from './diff-text.ts';
import type { AddCommand } from './run-action.ts';

type DiffOptions = { readonly json?: true; readonly patch?: true };

export const addDiffCommand: AddCommand = (program, { context }) => {
  program
    .command('diff')
    .description('shows what changed between two revisions of a story, word by word')
    .argument('<id>', 'the story')
    .argument('<from>', 'a revision number, or first, previous, published, latest')
    .argument('<to>', 'likewise')
    .option('--patch', 'print a unified diff, for programs that patch')
    .option('--json', "print the API's answer")
    // commander gives an action its arguments one by one
    .action(async (...[id, from, to, options]: [string, string, string, DiffOptions]) => {
      const path = `/articles/${segment(id)}/diff?from=${segment(from)}&to=${segment(to)}`;
      await (options.patch ? printPatch(context, path) : printDiff(context, path, options));
    });
};

const printPatch = (context: CliContext, path: string): Promise<void> =>
  askApi(context, { path, accept: 'text/x-diff' }, async (response) => {
    context.out.write(await response.text());
  });

const printDiff = (context: CliContext, path: string, { json }: DiffOptions): Promise<void> =>
  askApi(context, { path, accept: 'application/json' }, async (response) => {
    const answer = (await response.json()) as DiffAnswer;
    if (json) printJson(context, answer);
    else context.out.write(toDiffText(context.out, answer));
  });
