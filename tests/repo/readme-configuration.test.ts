import { expect, test } from '@jest/globals';

import { configVariables } from '../../src/config.ts';
import { readText } from '../support/repository.ts';

type ConfigRow = { readonly name: string; readonly default: string; readonly description: string };

/** The rows of README's table: | `STET_NAME` | default | meaning | */
const rowsOf = (markdown: string): readonly ConfigRow[] =>
  [...markdown.matchAll(/^\| `(STET_\w+)` +\| (.*?) *\| (.*?) *\|$/gm)].map(
    ([, name = '', defaultText = '', description = '']) => ({
      name,
      default: defaultText.replaceAll('`', ''),
      description,
    }),
  );

test('README’s configuration table is the program’s', () => {
  expect(rowsOf(readText('README.md'))).toEqual(
    configVariables.map(({ name, default: defaultText, description }) => ({
      name,
      default: defaultText,
      description,
    })),
  );
});
