import type { VNode } from 'preact';

import type { ArticleView, NoticeView } from '../../projections/article-state/views.ts';
import type { Recording } from '../../projections/audit-timeline/list-recordings.ts';
import type { PastText } from '../../src/application/find-past-text.ts';
import type { Shown } from '../../src/domain/article/list-shown.ts';
import type { PastState } from '../../src/domain/article/past.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import { shownWords, toRecordedCells, toSeenCells } from '../lane-cells.ts';
import { MomentForm, type MomentAsked, type MomentFaults } from './moment-form.tsx';
import { SeenThen } from './seen-then.tsx';
import { StoryText } from './story-text.tsx';
import { TimeLanes } from './time-lanes.tsx';
import { onWallClock, StatedTime } from './times.tsx';

export type Moment = {
  readonly article: ArticleView;
  readonly recordings: readonly Recording[];
  readonly asked: MomentAsked;
  readonly faults: MomentFaults;
  readonly t: Instant | undefined;
  readonly known: Instant | undefined;
  readonly zone: string;
  readonly now: Instant;
  /** The moment that is looked at. */
  readonly asOf: Instant;
  /** All that readers saw, as it was known. */
  readonly shown: readonly Shown[];
  /** undefined: they saw nothing yet, or nothing was known. */
  readonly past: PastState | undefined;
  readonly text?: PastText;
};

/** A story at a moment: what readers saw, the way to other moments, and the text as it stood. */
export const PastMoment = (moment: Moment): VNode => {
  const { article, asOf, shown, past, zone } = moment;
  const index = past === undefined ? -1 : shown.findLastIndex(({ from }) => from <= asOf);
  return (
    <>
      <h1>What readers saw</h1>
      <MomentForm
        action={storyAddress(article.articleId, 'at')}
        asked={moment.asked}
        read={{ t: moment.t, known: moment.known }}
        faults={moment.faults}
        zones={zonesOf(moment)}
      />
      <SeenThen
        articleId={article.articleId}
        {...{ asOf, zone, shown }}
        knownAt={moment.known}
        stretch={shown[index]}
        uncertain={past?.uncertain ?? false}
        current={article.revision}
      />
      <Steps moment={moment} index={index} />
      <Lanes moment={moment} index={index} />
      <Text moment={moment} />
    </>
  );
};

const zonesOf = ({ zone, article: { publishedAt, updatedAt } }: Moment): readonly string[] => [
  ...new Set([zone, publishedAt?.zone, updatedAt?.zone, 'UTC'].filter((name) => name !== undefined)),
];

type Placed = {
  readonly moment: Moment;
  /** Of `shown`; −1: before all. */
  readonly index: number;
};

type Asked = { readonly t?: Instant | undefined; readonly known?: Instant | undefined };

/** The same page for other moments. What isn't named stays as it is. */
const linkFrom =
  ({ article, t, known, zone }: Moment) =>
  (to: Asked): string =>
    storyAddress(article.articleId, 'at', { t, known, zone, ...to });

const Steps = ({ moment, index }: Placed): VNode => {
  const { shown, known } = moment;
  const link = linkFrom(moment);
  const [before, after] = [shown[index - 1], shown[index + 1]];
  return (
    <nav class="steps" aria-label="Moments" data-steps>
      <ul>
        {before === undefined ? null : (
          <li>
            <a href={link({ t: before.from })} data-step="before" rel="prev">
              ← Before that: {shownWords(before)}
            </a>
          </li>
        )}
        {after === undefined ? null : (
          <li>
            <a href={link({ t: after.from })} data-step="after" rel="next">
              After that: {shownWords(after)} →
            </a>
          </li>
        )}
      </ul>
      <ul>
        {moment.t === undefined && known === undefined ? null : (
          <li>
            <a href={link({ t: undefined, known: undefined })}>Now, with all that is known</a>
          </li>
        )}
      </ul>
    </nav>
  );
};

const Lanes = ({ moment, index }: Placed): VNode | null => {
  const { shown, recordings, asOf, known, now, zone } = moment;
  if (recordings.length === 0) return null;
  const link = linkFrom(moment);
  return (
    <TimeLanes
      seen={toSeenCells(shown, index, { toHref: (t) => link({ t }) })}
      recorded={toRecordedCells(recordings, {
        toHref: (at) => link({ t: moment.t ?? asOf, known: at }),
        knownAt: known,
      })}
      knownAt={known ?? now}
      {...{ asOf, now, zone }}
    />
  );
};

const ABSENT = {
  unobserved: 'A text stood here, but nobody kept it: text not observed.',
  hidden: 'Readers get no text here: the story was withheld or retracted, or is so now.',
  none: 'The page was gone: readers saw no text.',
  held: '',
} as const;

const Text = ({ moment: { past, text, zone } }: { moment: Moment }): VNode | null => {
  if (past === undefined || text === undefined) return null;
  const { publishedAt, updatedAt } = past.state;
  return (
    <section class="reading" aria-label="The text as it stood">
      <dl class="two-times">
        <div>
          <dt>The story said: posted</dt>
          <dd>
            <StatedTime time={publishedAt} />
          </dd>
        </div>
        <div>
          <dt>updated</dt>
          <dd>
            <StatedTime time={updatedAt} />
          </dd>
        </div>
      </dl>
      <Notices notices={text.notices} zone={zone} />
      {text.content === null ? (
        <p class="absent">{ABSENT[text.contentState]}</p>
      ) : (
        <StoryText content={text.content} headline="h2" />
      )}
    </section>
  );
};

const Notices = ({ notices, zone }: { notices: readonly NoticeView[]; zone: string }): VNode | null =>
  notices.length === 0 ? null : (
    <ul class="notices" aria-label="Notices to readers">
      {notices.map(({ notice, effectiveAt, type }) => (
        <li key={`${effectiveAt}${type}`}>
          <bdi>{notice}</bdi> <time datetime={effectiveAt}>{onWallClock(effectiveAt, zone)}</time>
        </li>
      ))}
    </ul>
  );
