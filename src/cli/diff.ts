import { askApi, segment } from './ask-api.ts';
import type { AddCommand } from './run-action.ts';
import { styled, type Output } from './terminal.ts';

export const addDiffCommand: AddCommand = (program, { context }) => {
  program
    .command('diff')
    .description('shows what changed between two revisions of a story')
    .argument('<id>', 'the story')
    .argument('<from>', 'a revision number, or first, previous, published, latest')
    .argument('<to>', 'likewise')
    .option('--json', "print the API's answer")
    // commander gives an action its arguments one by one
    .action(async (...[id, from, to, { json }]: [string, string, string, { json?: true }]) => {
      const path = `/articles/${segment(id)}/diff?from=${segment(from)}&to=${segment(to)}`;
      const accept = json ? 'application/json' : 'text/x-diff';
      const text = await askApi(context, { path, accept }, (response) => response.text());
      const { out } = context;
      out.write(json ? `${JSON.stringify(JSON.parse(text), null, 2)}\n` : coloured(out, text));
    });
};

/** Additions green, removals red, headings bold, as people know them from other tools. */
const coloured = (out: Output, text: string): string =>
  text
    .split('\n')
    .map((line) => {
      if (/^(?:---|\+\+\+|@@)/.test(line)) return styled(out, 'bold', line);
      if (line.startsWith('+')) return styled(out, 'green', line);
      return line.startsWith('-') ? styled(out, 'red', line) : line;
    })
    .join('\n');
