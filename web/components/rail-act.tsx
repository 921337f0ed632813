import type { VNode } from 'preact';

import type { ChangeSummary } from '../../src/diff/summarize.ts';
import { toEpochMs } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import type { StoryAct } from '../list-acts.ts';
import { ACT_WORDS } from './act-words.ts';
import { ActorName, type Names } from './actor-name.tsx';
import { ChangeBar } from './change-bar.tsx';
import { duration, onWallClock } from './times.tsx';

type Props = {
  readonly act: StoryAct;
  readonly articleId: string;
  readonly names: Names;
  readonly zone: string;
  readonly shown?: number | undefined;
  /** The two that are picked at first; undefined: there is nothing to pick. */
  readonly picked: { readonly from: number; readonly to: number } | undefined;
};

/** One line of the rail. */
export const RailAct = ({ act, ...props }: Props): VNode => {
  const { entry, revision } = act;
  const isShown = revision !== undefined && revision.revision === props.shown;
  return (
    <li class={isShown ? 'act shown' : 'act'} aria-current={isShown ? 'true' : undefined}>
      {revision?.eventId !== entry.eventId || props.picked === undefined ? (
        <span class="picks none" aria-hidden="true">
          ·
        </span>
      ) : (
        <Picks number={revision.revision} picked={props.picked} />
      )}
      <div>
        <p class="what">
          <Title act={act} articleId={props.articleId} /> <Marks act={act} />
        </p>
        <p class="who">
          <bdi>
            <ActorName actor={entry.actor} names={props.names} />
          </bdi>
          , <When act={act} zone={props.zone} /> <Gap act={act} />
        </p>
        <Size act={act} />
        <Why act={act} />
      </div>
    </li>
  );
};

const Picks = ({
  number,
  picked,
}: {
  number: number;
  picked: { readonly from: number; readonly to: number };
}): VNode => (
  <span class="picks">
    <label>
      <input type="radio" name="from" value={number} checked={number === picked.from} />
      <span class="unseen">Compare from revision {number}</span>
    </label>
    <label>
      <input type="radio" name="to" value={number} checked={number === picked.to} />
      <span class="unseen">Compare to revision {number}</span>
    </label>
  </span>
);

const Title = ({ act: { entry, revision }, articleId }: Pick<Props, 'act' | 'articleId'>): VNode =>
  revision === undefined ? (
    <strong>{ACT_WORDS[entry.type]}</strong>
  ) : (
    <a href={storyAddress(articleId, '', { revision: revision.revision })}>
      <span class="number">{revision.revision}</span> <strong>{ACT_WORDS[entry.type]}</strong>
    </a>
  );

const Marks = ({ act: { entry, revision } }: Pick<Props, 'act'>): VNode => (
  <>
    {revision === undefined || revision.isPublic ? null : <span class="mark draft">draft</span>}{' '}
    {entry.recording === 'backfill' ? <span class="mark">imported</span> : null}{' '}
    {entry.backDated ? <span class="mark">back-dated</span> : null}{' '}
    {entry.desk?.silent === 'yes' ? <span class="mark silent">silent edit</span> : null}{' '}
    {entry.desk?.silent === 'undetermined' ? <span class="mark">perhaps silent</span> : null}{' '}
    {(entry.desk?.anomalies ?? []).map(({ code }) => (
      <span class="mark anomaly" key={code}>
        {code.replaceAll('-', ' ')}
      </span>
    ))}
  </>
);

/** The day stands above, by the time of recording; an act in effect at another time names that with its own day. */
const When = ({ act: { entry }, zone }: Pick<Props, 'act' | 'zone'>): VNode => (
  <>
    <time datetime={entry.recordedAt} title={`recorded ${entry.recordedAt}`}>
      {onWallClock(entry.recordedAt, zone).split(', ')[1]}
    </time>
    {entry.effectiveAt === entry.recordedAt ? null : (
      <>
        , in effect{' '}
        <time datetime={entry.effectiveAt} title={`in effect ${entry.effectiveAt}`}>
          {onWallClock(entry.effectiveAt, zone)}
        </time>
      </>
    )}
  </>
);

/** How long what was before had stood. */
const Gap = ({ act: { entry, before } }: Pick<Props, 'act'>): VNode | null => {
  if (before === undefined) return null;
  const gap = toEpochMs(entry.effectiveAt) - toEpochMs(before.effectiveAt);
  if (Math.abs(gap) < 1_000) return null;
  return (
    <span class="gap">
      <span aria-hidden="true">{gap > 0 ? '↑ ' : '↓ '}</span>
      {duration(Math.abs(gap))} {gap > 0 ? 'after the act before' : 'earlier than the act below'}
    </span>
  );
};

const Size = ({ act: { entry, revision } }: Pick<Props, 'act'>): VNode | null => {
  const summary = revision?.publicSummary ?? revision?.desk?.savedSummary;
  return summary === undefined || revision?.eventId !== entry.eventId ? null : <SizeOf summary={summary} />;
};

const SizeOf = ({ summary }: { summary: ChangeSummary }): VNode => (
  <p class="size">
    {summary.kind === 'changed' ? (
      <ChangeBar inserted={summary.wordsInserted} deleted={summary.wordsDeleted} />
    ) : null}{' '}
    <span class="change" dir="auto">
      {summary.phrases}
    </span>
  </p>
);

const Why = ({ act: { entry } }: Pick<Props, 'act'>): VNode | null => {
  const { notice, desk } = entry;
  const kinds = [desk?.significance, desk?.reasonCode].filter(
    (word) => word !== undefined && word !== 'unknown',
  );
  const lines = [
    ['To readers', notice],
    ['Reason', desk?.reason],
    ['Note', desk?.note],
    ['Kind', kinds.length === 0 ? undefined : kinds.join(', ')],
  ] as const;
  const told = lines.filter(([, words]) => words !== undefined && words !== '');
  if (told.length === 0) return null;
  return (
    <ul class="why">
      {told.map(([name, words]) => (
        <li key={name}>
          <span class="why-name">{name}:</span> <bdi>{words}</bdi>
        </li>
      ))}
    </ul>
  );
};
