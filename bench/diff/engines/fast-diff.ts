import diff from 'fast-diff';

import { runsOf, type Engine, type Piece } from './engine.ts';

const OPS = { [-1]: 'delete', [0]: 'equal', [1]: 'insert' } as const;

/** Myers' algorithm by character, then its own clean-up. It has no bound on its work. */
export const fastDiff: Engine = {
  name: 'fast-diff',
  showsMoves: false,
  diff: ({ before, after }) => {
    const changes = diff(before, after, undefined, true);
    return () => runsOf(changes.map(([op, text]): Piece => ({ op: OPS[op], length: text.length })));
  },
};
