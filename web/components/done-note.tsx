import type { VNode } from 'preact';

import { ACT_NAMES, type ActName } from '../acts/act-forms.ts';

/** What an address may say was just done. */
export const DONE = [...ACT_NAMES, 'nothing', 'late'] as const;
type Done = (typeof DONE)[number];

const WORDS: Readonly<Record<ActName, string>> = {
  draft: 'The draft is saved. Readers don’t see it.',
  publish: 'The story is published.',
  update: 'The story is updated.',
  correct: 'The correction is published, with its notice.',
  restore: 'The revision is restored, as a new one.',
  schedule: 'The publication is scheduled.',
  unschedule: 'The scheduled publication is cancelled.',
  embargo: 'The embargo is set.',
  'lift-embargo': 'The embargo is lifted.',
  withhold: 'The story is withheld from readers.',
  release: 'Readers have the story back.',
  'amend-times': 'The times are amended.',
  retract: 'The story is retracted.',
  note: 'The note is kept; the timeline shows it.',
};

const wordsOf = (done: Done): string => {
  if (done === 'nothing') return 'Nothing changed: the story was like this already, so nothing was recorded.';
  return done === 'late' ? 'It is stored, and will be seen here in a moment.' : WORDS[done];
};

/** After a form was taken: what came of it. */
export const DoneNote = ({ done }: { done: Done | undefined }): VNode | null =>
  done === undefined ? null : (
    <p class="aside-note done-note" role="status">
      {wordsOf(done)}
    </p>
  );
