import type { VNode } from 'preact';

import type { StoryName } from '../../projections/article-state/list-names.ts';
import type { ReportEntry, ReportMoment } from '../../projections/audit-timeline/reports.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { toEpochMs, type Instant } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import type { DaySpan } from '../day-span.ts';
import { median, toBuckets } from '../report-buckets.ts';
import type { Names } from './actor-name.tsx';
import { ReportChart } from './report-chart.tsx';
import { counted } from './story-list.tsx';
import { duration, onWallClock } from './times.tsx';
import { withNames } from './with-names.ts';

/** What one report is called, and what its page says of it. */
export type ReportWords = {
  readonly heading: string;
  readonly about: string;
  readonly one: string;
  readonly many: string;
};

export type ReportProps = {
  readonly words: ReportWords;
  readonly moments: readonly ReportMoment[];
  readonly entries: readonly ReportEntry[];
  readonly stories: ReadonlyMap<ArticleId, StoryName>;
  readonly names: Names;
  readonly zone: string;
  /** The same report with another filter. */
  readonly toHref: (span: DaySpan) => string;
  /** Of the page after this one. */
  readonly next: string | undefined;
};

/** How many, when, how long after publication, and each of them. */
export const Report = (props: ReportProps): VNode => {
  const { moments, words, zone, toHref } = props;
  const [first, last] = [moments[0], moments.at(-1)];
  if (first === undefined || last === undefined)
    return (
      <p class="nothing" role="status">
        No {words.one} took effect then.
      </p>
    );
  const instants = moments.map(({ effectiveAt }) => effectiveAt);
  const span = { first: first.effectiveAt, last: last.effectiveAt, zone };
  return (
    <>
      <Measures moments={moments} words={words} />
      <ReportChart
        {...toBuckets(instants, span)}
        what={capitalised(words.many)}
        toHref={({ firstDay, lastDay }) => toHref({ from: firstDay, to: lastDay })}
      />
      <Entries {...props} />
      {props.next === undefined ? null : (
        <nav class="pages" aria-label="Pages">
          <a href={props.next} rel="next">
            Earlier {words.many}
          </a>
        </nav>
      )}
    </>
  );
};

const capitalised = (text: string): string => `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;

const spanMs = (firstSeenAt: Instant | null, effectiveAt: Instant): number | undefined =>
  firstSeenAt === null ? undefined : Math.max(0, toEpochMs(effectiveAt) - toEpochMs(firstSeenAt));

const Measures = ({ moments, words }: Pick<ReportProps, 'moments' | 'words'>): VNode => {
  const spans = moments.flatMap(({ firstSeenAt, effectiveAt }) => spanMs(firstSeenAt, effectiveAt) ?? []);
  const middle = median(spans);
  return (
    <dl class="measures">
      <div>
        <dt>In all</dt>
        <dd>{counted(moments.length, words.one, words.many)}</dd>
      </div>
      {middle === undefined ? null : (
        <div>
          <dt>From publication, median</dt>
          <dd>{duration(middle)}</dd>
        </div>
      )}
      {spans.length < 2 ? null : (
        <div>
          <dt>Soonest and latest</dt>
          <dd>
            {duration(spans.reduce((least, span) => Math.min(least, span)))} –{' '}
            {duration(spans.reduce((most, span) => Math.max(most, span)))}
          </dd>
        </div>
      )}
    </dl>
  );
};

const Entries = ({ entries, zone, ...rest }: ReportProps): VNode => (
  <table class="timeline report">
    <thead>
      <tr>
        <th scope="col">In effect ({zone})</th>
        <th scope="col">Story</th>
        <th scope="col">After publication</th>
        <th scope="col">Difference</th>
      </tr>
    </thead>
    <tbody>
      {entries.map((entry) => (
        <Entry key={entry.eventId} entry={entry} zone={zone} {...rest} />
      ))}
    </tbody>
  </table>
);

type EntryProps = Pick<ReportProps, 'stories' | 'names' | 'zone'> & { readonly entry: ReportEntry };

const Entry = ({ entry, stories, names, zone }: EntryProps): VNode => {
  const { articleId, effectiveAt, revision } = entry;
  const ms = spanMs(entry.firstSeenAt, effectiveAt);
  const name = stories.get(articleId);
  return (
    <tr>
      <td class="when">
        <time datetime={effectiveAt} title={effectiveAt}>
          {onWallClock(effectiveAt, zone)}
        </time>
      </td>
      <td>
        <p class="report-story">
          <a href={storyAddress(articleId)} lang={name?.language ?? undefined} dir="auto">
            {name?.headline ?? `Story ${articleId}`}
          </a>
        </p>
        <p class="words">{withNames(entry.sentence, names)}</p>
        {entry.notice === undefined ? null : (
          <p class="words">
            To readers: <q dir="auto">{entry.notice}</q>
          </p>
        )}
      </td>
      <td class="after">{ms === undefined ? <span class="unknown">not known</span> : duration(ms)}</td>
      <td>
        {revision === undefined ? null : (
          <a href={storyAddress(articleId, 'compare', { from: 'previous', to: revision })}>
            What changed
            <span class="unseen">
              {' '}
              in revision {revision} of {name?.headline ?? articleId}
            </span>
          </a>
        )}
      </td>
    </tr>
  );
};
