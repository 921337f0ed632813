import type { VNode } from 'preact';

import { toEpochMs } from '../../src/shared/clock.ts';
import type { ChangeSummary } from '../../src/diff/summarize.ts';
import { storyAddress } from '../address.ts';
import { encodeCursor } from '../cursor.ts';
import type { ActsPage, StoryAct } from '../list-acts.ts';
import { ACT_WORDS } from './act-words.ts';
import { ActorName, type Names } from './actor-name.tsx';
import { duration, onWallClock } from './times.tsx';

type Props = {
  readonly articleId: string;
  readonly page: ActsPage;
  readonly names: Names;
  readonly zone: string;
  /** The revision that is looked at. */
  readonly shown?: number | undefined;
};

/** Every act on a story, the last recorded first, by day; acts without a text stand unnumbered. Works as the form that picks two to compare. */
export const RevisionRail = (props: Props): VNode => (
  <form class="rail" method="get" action={storyAddress(props.articleId, 'compare')} data-rail>
    <div class="rail-head">
      <h2>Revisions</h2>
      <button type="submit">Compare the two picked</button>
    </div>
    {toDays(props.page.acts, props.zone).map(([day, acts]) => (
      <section key={day}>
        <h3>{day}</h3>
        <ol>
          {acts.map((act) => (
            <Act key={act.entry.eventId} act={act} {...props} />
          ))}
        </ol>
      </section>
    ))}
    {props.page.next === undefined ? null : (
      <a
        class="more"
        rel="next"
        data-rail-more
        href={storyAddress(props.articleId, '', { acts: encodeCursor(String(props.page.next.before)) })}
      >
        Earlier acts
      </a>
    )}
  </form>
);

/** By the day on which they were recorded, on the installation's wall clock. */
function toDays(acts: readonly StoryAct[], zone: string): readonly (readonly [string, StoryAct[]])[] {
  const days: [string, StoryAct[]][] = [];
  for (const act of acts) {
    const day = onWallClock(act.entry.recordedAt, zone, 'day');
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(act);
    else days.push([day, [act]]);
  }
  return days;
}

const Act = ({ act, ...props }: Props & { act: StoryAct }): VNode => {
  const { entry, revision } = act;
  const isShown = revision !== undefined && revision.revision === props.shown;
  return (
    <li class={isShown ? 'act shown' : 'act'} aria-current={isShown ? 'true' : undefined}>
      {revision === undefined ? (
        <span class="number none" aria-hidden="true">
          ·
        </span>
      ) : (
        <Picks number={revision.revision} newest={newestNumber(props.page)} />
      )}
      <div>
        <p class="what">
          <Title act={act} articleId={props.articleId} /> <Marks act={act} />
        </p>
        <p class="who">
          <ActorName actor={entry.actor} names={props.names} />,{' '}
          <time datetime={entry.recordedAt} title={entry.recordedAt}>
            {onWallClock(entry.recordedAt, props.zone).split(', ')[1]}
          </time>{' '}
          <Gap act={act} acts={props.page.acts} />
        </p>
        <Size act={act} />
        <Why act={act} />
      </div>
    </li>
  );
};

const newestNumber = ({ acts }: ActsPage): number =>
  Math.max(0, ...acts.map(({ revision }) => revision?.revision ?? 0));

const Picks = ({ number, newest }: { number: number; newest: number }): VNode => (
  <span class="picks">
    <label>
      <input type="radio" name="from" value={number} checked={number === newest - 1} />
      <span class="unseen">Compare from revision {number}</span>
    </label>
    <label>
      <input type="radio" name="to" value={number} checked={number === newest} />
      <span class="unseen">Compare to revision {number}</span>
    </label>
  </span>
);

const Title = ({ act: { entry, revision }, articleId }: { act: StoryAct; articleId: string }): VNode =>
  revision === undefined ? (
    <strong>{ACT_WORDS[entry.type]}</strong>
  ) : (
    <a href={storyAddress(articleId, '', { revision: revision.revision })}>
      <span class="number">{revision.revision}</span> <strong>{ACT_WORDS[entry.type]}</strong>
    </a>
  );

const Marks = ({ act: { entry, revision } }: { act: StoryAct }): VNode => (
  <>
    {revision === undefined || revision.isPublic ? null : <span class="mark draft">draft</span>}
    {entry.recording === 'backfill' ? <span class="mark">imported</span> : null}
    {entry.backDated ? <span class="mark">back-dated</span> : null}
    {entry.desk?.silent === 'yes' ? <span class="mark silent">silent edit</span> : null}
    {entry.desk?.silent === 'undetermined' ? <span class="mark">perhaps silent</span> : null}
    {(entry.desk?.anomalies ?? []).map(({ code }) => (
      <span class="mark anomaly" key={code}>
        {code}
      </span>
    ))}
  </>
);

/** How long the text before had stood. */
const Gap = ({ act, acts }: { act: StoryAct; acts: readonly StoryAct[] }): VNode | null => {
  const before = acts[acts.indexOf(act) + 1];
  if (before === undefined) return null;
  const gap = toEpochMs(act.entry.effectiveAt) - toEpochMs(before.entry.effectiveAt);
  return gap <= 0 ? null : <span class="gap">{duration(gap)} after the act before</span>;
};

/** The bar that counts as full. */
const FULL_WORDS = 120;

const Size = ({ act: { revision } }: { act: StoryAct }): VNode | null => {
  const summary = revision?.publicSummary ?? revision?.desk?.savedSummary;
  return summary === undefined ? null : <SizeOf summary={summary} />;
};

const SizeOf = ({ summary }: { summary: ChangeSummary }): VNode => {
  const words = summary.wordsInserted + summary.wordsDeleted;
  return (
    <p class="size">
      {words === 0 ? null : (
        <meter
          min={0}
          max={FULL_WORDS}
          value={Math.min(words, FULL_WORDS)}
          title={`${String(summary.wordsInserted)} words in, ${String(summary.wordsDeleted)} out`}
        >
          {words} words
        </meter>
      )}{' '}
      <span class="change">{summary.phrases}</span>
    </p>
  );
};

const Why = ({ act: { entry } }: { act: StoryAct }): VNode | null => {
  const { notice, desk } = entry;
  if (notice === undefined && desk?.reason === undefined && desk?.note === undefined) return null;
  return (
    <p class="why">
      {notice === undefined ? null : <q>{notice}</q>} {desk?.reason} {desk?.note}
    </p>
  );
};
