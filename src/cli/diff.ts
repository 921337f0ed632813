import { Option } from 'commander';

import type { Content } from '../domain/article/content.ts';
import { segment, toJson, withApi, type AskApi } from './ask-api.ts';
import { CommandError } from './command-error.ts';
import { printJson, type CliContext } from './context.ts';
import { DIFF_TEXT_VIEWS, toDiffText, toPatchText, type DiffAnswer, type DiffTextView } from './diff-text.ts';
import type { AddCommand } from './run-action.ts';

type DiffOptions = {
  readonly view?: DiffTextView | 'unified';
  readonly json?: true;
  readonly patch?: true;
};

const HELP = `
Views:
  words    each change as a sentence, then each changed block with its words marked
  side     both texts in two columns, as wide as the terminal
  list     each change as a sentence
  unified  a unified diff, for programs that read such

On a terminal what went is red and struck through, what came is green; elsewhere it is [-old-]{+new+}.
NO_COLOR turns the colours off.

Examples:
  stet diff harbour-ferry previous latest
  stet diff harbour-ferry 2 5 --view side
  stet diff harbour-ferry first published --view unified > ferry.diff`;

export const addDiffCommand: AddCommand = (program, { context }) => {
  program
    .command('diff')
    .description('shows what changed between two revisions of a story, word by word')
    .argument('<id>', 'the story')
    .argument('<from>', 'a revision number, or first, previous, published, latest')
    .argument('<to>', 'likewise')
    .addOption(
      new Option('--view <view>', 'how it is shown; words, where no view is named').choices([
        ...DIFF_TEXT_VIEWS,
        'unified',
      ]),
    )
    .option('--patch', 'the same as --view unified')
    .option('--json', "print the API's answer")
    .addHelpText('after', HELP)
    // commander gives an action its arguments one by one
    .action(async (...[id, from, to, options]: [string, string, string, DiffOptions]) => {
      const path = `/articles/${segment(id)}/diff?from=${segment(from)}&to=${segment(to)}`;
      const { view = 'words', json, patch } = options;
      refuseTwoForms(options);
      if (json) await withApi(context, (ask) => printAnswer(context, ask, path));
      else if (patch || view === 'unified') await withApi(context, (ask) => printPatch(context, ask, path));
      else await withApi(context, (ask) => printDiff(context, ask, { path, view }));
    });
};

/** Of two forms asked at once one would be left out without a word. */
function refuseTwoForms({ view, json, patch }: DiffOptions): void {
  const asked = [
    ...(view === undefined ? [] : [`--view ${view}`]),
    ...(patch && view !== 'unified' ? ['--patch'] : []),
    ...(json ? ['--json'] : []),
  ];
  if (asked.length > 1)
    throw new CommandError(`${asked.join(' and ')} ask for different forms; give one of them.`, 2);
}

const printPatch = (context: CliContext, ask: AskApi, path: string): Promise<void> =>
  ask({ path, accept: 'text/x-diff' }, async (response) => {
    context.out.write(toPatchText(context.out, await response.text()));
  });

const findAnswer = (ask: AskApi, path: string): Promise<DiffAnswer> =>
  ask({ path, accept: 'application/json' }, (response) => toJson<DiffAnswer>(response));

const printAnswer = async (context: CliContext, ask: AskApi, path: string): Promise<void> => {
  printJson(context, await findAnswer(ask, path));
};

type Shown = { readonly path: string; readonly view: DiffTextView };

async function printDiff({ out }: CliContext, ask: AskApi, { path, view }: Shown): Promise<void> {
  const answer = await findAnswer(ask, path);
  const { articleId, from, diff } = answer;
  const revision = `/articles/${segment(articleId)}/revisions/${String(from.revision)}`;
  const before =
    diff === null || view === 'list'
      ? null
      : await ask({ path: revision, accept: 'application/json' }, (response) =>
          toJson<{ readonly content: Content | null }>(response),
        );
  out.write(toDiffText(out, { ...answer, before: before?.content ?? null }, view));
}
