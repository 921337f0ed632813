import type { VNode } from 'preact';

import type { TimelineEntry } from '../../projections/audit-timeline/views.ts';
import { storyAddress } from '../address.ts';
import { ACT_WORDS } from './act-words.ts';
import type { Names } from './actor-name.tsx';
import { onWallClock } from './times.tsx';
import { withNames } from './with-names.ts';

type Props = {
  readonly entries: readonly TimelineEntry[];
  readonly names: Names;
  readonly zone: string;
  /** Names the story of each entry: for entries of many. */
  readonly withStories?: true;
};

/** What was done, in sentences, the last recorded first. Nothing is left out. */
export const TimelineList = ({ entries, ...rest }: Props): VNode =>
  entries.length === 0 ? (
    <p class="nothing">No act matches.</p>
  ) : (
    <table class="timeline">
      <thead>
        <tr>
          <th scope="col">Recorded</th>
          <th scope="col">Act</th>
          <th scope="col">What was done</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <Entry key={entry.eventId} entry={entry} {...rest} />
        ))}
      </tbody>
    </table>
  );

const Entry = ({
  entry,
  names,
  zone,
  withStories,
}: Omit<Props, 'entries'> & { entry: TimelineEntry }): VNode => (
  <tr id={entry.eventId}>
    <td class="when">
      <time datetime={entry.recordedAt} title={entry.recordedAt}>
        {onWallClock(entry.recordedAt, zone, 'second')}
      </time>
      {entry.effectiveAt === entry.recordedAt ? null : (
        <small>
          in effect {onWallClock(entry.effectiveAt, zone)} ({entry.effectiveBasis})
        </small>
      )}
    </td>
    <td>
      <span class="act-word">{ACT_WORDS[entry.type]}</span> <EntryMarks entry={entry} />
    </td>
    <td>
      {withStories === undefined ? null : (
        <a class="story-link" href={storyAddress(entry.articleId, 'timeline')}>
          {entry.articleId}
        </a>
      )}
      <p>{withNames(entry.sentence, names)}</p>
      <Words entry={entry} />
      {entry.revision === undefined ? null : (
        <a href={storyAddress(entry.articleId, '', { revision: entry.revision })}>
          Revision {entry.revision}
        </a>
      )}
    </td>
  </tr>
);

const EntryMarks = ({ entry }: { entry: TimelineEntry }): VNode => (
  <>
    {entry.recording === 'backfill' ? <span class="mark">imported</span> : null}{' '}
    {entry.backDated ? <span class="mark">back-dated</span> : null}{' '}
    {entry.desk?.silent === 'yes' ? <span class="mark silent">silent edit</span> : null}{' '}
    {entry.desk?.silent === 'undetermined' ? <span class="mark">perhaps silent</span> : null}{' '}
    {(entry.desk?.anomalies ?? []).map(({ code }) => (
      <span class="mark anomaly" key={code}>
        {code}
      </span>
    ))}
  </>
);

const Words = ({ entry: { notice, desk } }: { entry: TimelineEntry }): VNode => (
  <>
    {notice === undefined ? null : (
      <p class="words">
        To readers: <q>{notice}</q>
      </p>
    )}
    {desk?.reason === undefined ? null : <p class="words">Reason: {desk.reason}</p>}
    {desk?.note === undefined ? null : <p class="words">Note: {desk.note}</p>}
    {desk?.ip === undefined ? null : <p class="words">From {desk.ip}</p>}
  </>
);

export const NextPage = ({ href }: { href: string | undefined }): VNode | null =>
  href === undefined ? null : (
    <nav class="pages" aria-label="Pages">
      <a href={href} rel="next">
        Earlier acts
      </a>
    </nav>
  );
