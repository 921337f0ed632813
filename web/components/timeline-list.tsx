import type { ComponentChildren, VNode } from 'preact';

import type { TimelineEntry } from '../../projections/audit-timeline/views.ts';
import { foldEntries, type Fold, type FoldKind } from '../fold-entries.ts';
import { EntryRow, type EntryContext } from './timeline-entry.tsx';

const firstOf = (fold: Fold): TimelineEntry | undefined =>
  fold.kind === 'act' ? fold.entry : fold.entries[0];

type Props = EntryContext & {
  readonly entries: readonly TimelineEntry[];
  /** Folds what machines repeat; without it every act stands by itself. */
  readonly folded?: true | undefined;
};

/** What was done, in sentences, the last recorded first. Nothing is left out. */
export const TimelineList = ({ entries, folded, ...context }: Props): VNode =>
  entries.length === 0 ? (
    <p class="nothing">No act matches.</p>
  ) : (
    <Table zone={context.zone}>
      {folded === undefined || context.fields === undefined
        ? entries.map((entry) => <EntryRow key={entry.eventId} entry={entry} {...context} />)
        : foldEntries(entries, context.fields).map((fold) => (
            <FoldRow key={firstOf(fold)?.eventId} fold={fold} context={context} />
          ))}
    </Table>
  );

const Table = ({ zone, children }: { zone: string; children: ComponentChildren }): VNode => (
  <table class="timeline">
    <thead>
      <tr>
        <th scope="col">
          Recorded <span class="zone">{zone}</span>
        </th>
        <th scope="col">Act</th>
        <th scope="col">What was done</th>
      </tr>
    </thead>
    <tbody>{children}</tbody>
  </table>
);

const WORDS: Readonly<Record<FoldKind, (count: number) => string>> = {
  drafts: (count) => `${String(count)} drafts saved in a row`,
  unchanged: (count) => `${String(count)} times a page was seen or read again, without another text`,
};

const FoldRow = ({ fold, context }: { fold: Fold; context: EntryContext }): VNode =>
  fold.kind === 'act' ? (
    <EntryRow entry={fold.entry} {...context} />
  ) : (
    <tr class="fold">
      <td colSpan={3}>
        <details>
          <summary>{WORDS[fold.kind](fold.entries.length)}</summary>
          <Table zone={context.zone}>
            {fold.entries.map((entry) => (
              <EntryRow key={entry.eventId} entry={entry} {...context} />
            ))}
          </Table>
        </details>
      </td>
    </tr>
  );

export const NextPage = ({ href }: { href: string | undefined }): VNode | null =>
  href === undefined ? null : (
    <nav class="pages" aria-label="Pages">
      <a href={href} rel="next">
        Earlier acts
      </a>
    </nav>
  );
