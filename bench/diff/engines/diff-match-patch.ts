import { diff_match_patch, type Diff } from 'diff-match-patch';

import { runsOf, type Engine, type Piece } from './engine.ts';

const OPS = new Map<number, Piece['op']>([
  [-1, 'delete'],
  [0, 'equal'],
  [1, 'insert'],
]);

const toPiece = ([op, text]: Diff): Piece => ({ op: OPS.get(op) ?? 'equal', length: text.length });

/** By lines first, then by character, then its semantic clean-up; gives up refining after its default of one second. */
export const diffMatchPatch: Engine = {
  name: 'diff-match-patch',
  showsMoves: false,
  diff: ({ before, after }) => {
    const engine = new diff_match_patch();
    const changes = engine.diff_main(before, after);
    engine.diff_cleanupSemantic(changes);
    return () => runsOf(changes.map(toPiece));
  },
};
