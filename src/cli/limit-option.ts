import { Option } from 'commander';

import { CommandError } from './command-error.ts';

const MOST = 200;

/** `--limit`, as the API's lists take it. */
export const limitOption = (what: string): Option =>
  new Option('--limit <n>', `how many ${what} to list, 1 to ${String(MOST)}`)
    .argParser((text) => {
      const limit = /^\d{1,4}$/.test(text) ? Number(text) : 0;
      if (limit >= 1 && limit <= MOST) return limit;
      throw new CommandError(`--limit ${JSON.stringify(text)} is not a number from 1 to ${String(MOST)}`, 2);
    })
    .default(50);
