import { Option } from 'commander';

import { askJson, segment } from './ask-api.ts';
import { toBlameText, type BlameAnswer, type BlameGrain } from './blame-text.ts';
import { printJson, type CliContext } from './context.ts';
import type { AddCommand } from './run-action.ts';

type BlameOptions = { readonly json?: true; readonly revision: string; readonly by: BlameGrain };

const HELP = `
Each line: the revision, when readers saw it (else when it was saved), who, the act, the words.
r1       all words of the sentence are of revision 1
r1 +2    most of them are; the others are of two more revisions, which --by character shows

Examples:
  stet blame harbour-ferry
  stet blame harbour-ferry --revision 3 --by character`;

export const addBlameCommand: AddCommand = (program, { context }) => {
  program
    .command('blame')
    .description("shows which revision brought each sentence of a story's text, when and by whom")
    .argument('<id>', 'the story')
    .option('--revision <n>', 'a revision number, or first, previous, published, latest', 'latest')
    .addOption(
      new Option('--by <grain>', 'a line for each sentence, or for each stretch of one origin')
        .choices(['sentence', 'character'])
        .default('sentence'),
    )
    .option('--json', "print the API's answer")
    .addHelpText('after', HELP)
    .action((id: string, options: BlameOptions) => printBlame(context, id, options));
};

async function printBlame(
  context: CliContext,
  id: string,
  { revision, by, json }: BlameOptions,
): Promise<void> {
  const path = `/articles/${segment(id)}/blame?revision=${segment(revision)}`;
  const answer = await askJson<BlameAnswer>(context, path);
  if (json) printJson(context, answer);
  else context.out.write(toBlameText({ out: context.out, answer, by }));
}
