import type { VNode } from 'preact';

import type { TimelineEntry } from '../../projections/audit-timeline/views.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { Glossary } from '../../src/diff/words/glossary.ts';
import type { Names } from './actor-name.tsx';
import { TextChange } from './text-change.tsx';
import { TimelineList } from './timeline-list.tsx';

type Props = {
  /** What was done since the form was made, the last first. */
  readonly entries: readonly TimelineEntry[];
  readonly names: Names;
  readonly zone: string;
  readonly glossary: Glossary | undefined;
  /** The text that the form began with, and the one that stands now. */
  readonly base: Content | undefined;
  readonly now: Content | undefined;
  /** The text as typed; undefined: the form has none. */
  readonly typed: Content | undefined;
};

/** What happened while somebody was typing, so that they decide with their eyes open. */
export const Meanwhile = ({ entries, names, zone, glossary, base, now, typed }: Props): VNode => (
  <div class="meanwhile">
    <section aria-labelledby="meanwhile">
      <h2 id="meanwhile">What was done meanwhile</h2>
      <TimelineList entries={entries} names={names} zone={zone} />
    </section>
    {base === undefined || now === undefined ? null : (
      <TextChange
        id="changed-meanwhile"
        heading="What changed in the text meanwhile"
        before={base}
        after={now}
        glossary={glossary}
      />
    )}
    {typed === undefined || now === undefined ? null : (
      <TextChange
        id="yours-against-now"
        heading="What your text would change now"
        before={now}
        after={typed}
        glossary={glossary}
      />
    )}
  </div>
);
