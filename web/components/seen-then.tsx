import type { VNode } from 'preact';

import type { EffectiveBasis } from '../../src/domain/article/events.ts';
import type { Shown } from '../../src/domain/article/list-shown.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import { onWallClock } from './times.tsx';

export type SeenThenProps = {
  readonly articleId: string;
  readonly asOf: Instant;
  readonly knownAt: Instant | undefined;
  readonly zone: string;
  /** All that readers saw, as it was known. */
  readonly shown: readonly Shown[];
  /** What they saw at the moment; undefined: nothing yet. */
  readonly stretch: Shown | undefined;
  /** The next text may have been there already. */
  readonly uncertain: boolean;
  /** The revision that readers see now. */
  readonly current: number | null;
};

/** What readers saw at the moment, from when to when, and how surely that is known. */
export const SeenThen = (props: SeenThenProps): VNode => (
  <div class="seen-then" role="status">
    <p class="answer">
      <Answer {...props} />
    </p>
    <Bounds {...props} />
    {props.uncertain ? (
      <p class="uncertain">Uncertain: at this moment the next text may have been there already.</p>
    ) : null}
    <Beside {...props} />
  </div>
);

const Time = ({ at, zone }: { at: Instant; zone: string }): VNode => (
  <time datetime={at} title={at}>
    {onWallClock(at, zone, /:00\.\d{3}Z$/.test(at) ? 'minute' : 'second')}
  </time>
);

const HIDDEN = {
  published: '',
  withheld: 'The story was withheld and readers saw no text',
  retracted: 'The story was retracted and readers saw no text',
  gone: 'The page was gone and readers saw no text',
} as const;

const Answer = ({ shown, stretch, asOf, knownAt, zone }: SeenThenProps): VNode => {
  const first = shown[0];
  if (stretch === undefined && first === undefined && knownAt === undefined)
    return <>Readers have seen nothing of this story.</>;
  if (stretch === undefined && first === undefined) return <>Nothing was known then of what readers saw.</>;
  if (stretch === undefined)
    return (
      <>
        At <Time at={asOf} zone={zone} /> readers saw nothing of this story yet.
        {first === undefined ? null : (
          <>
            {' '}
            They first saw it at <Time at={first.from} zone={zone} />.
          </>
        )}
      </>
    );
  return <During {...{ stretch, zone, knownAt }} />;
};

type DuringProps = Pick<SeenThenProps, 'zone' | 'knownAt'> & { readonly stretch: Shown };

const During = ({ stretch, zone, knownAt }: DuringProps): VNode => {
  const { status, revision, isObserved, from, until } = stretch;
  const span = (
    <>
      from <Time at={from} zone={zone} />{' '}
      {until === undefined ? (
        knownAt === undefined ? (
          'until now'
        ) : (
          'on, as far as was known then'
        )
      ) : (
        <>
          to <Time at={until} zone={zone} />
        </>
      )}
    </>
  );
  if (status !== 'published')
    return (
      <>
        {HIDDEN[status]}, {span}.
      </>
    );
  return isObserved ? (
    <>
      Readers saw <strong>revision {revision}</strong> {span}.
    </>
  ) : (
    <>
      Readers saw a text {span} that nobody kept: <strong>text not observed</strong> (revision {revision}).
    </>
  );
};

const BASES: Readonly<Record<EffectiveBasis, string>> = {
  recorded: 'The start was recorded as it happened.',
  stated: 'The start is what the page states of itself.',
  observed: 'The start is when somebody first saw it.',
};

const Bounds = ({ stretch, zone, knownAt }: SeenThenProps): VNode | null =>
  stretch === undefined ? null : (
    <p class="hint">
      {BASES[stretch.basis]}
      {stretch.notBefore === undefined ? null : (
        <>
          {' '}
          It may have been there since <Time at={stretch.notBefore} zone={zone} />.
        </>
      )}
      {stretch.untilNotBefore === undefined ? null : (
        <>
          {' '}
          It may have gone any time after <Time at={stretch.untilNotBefore} zone={zone} />.
        </>
      )}
      {knownAt === undefined ? null : (
        <>
          {' '}
          This is what was known at <Time at={knownAt} zone={zone} />.
        </>
      )}{' '}
      <span class="zone">Times of {zone}.</span>
    </p>
  );

const Beside = ({ articleId, stretch, current }: SeenThenProps): VNode | null =>
  stretch === undefined ? null : (
    <p class="hint">
      <a href={storyAddress(articleId, '', { revision: stretch.revision })}>Revision {stretch.revision}</a>
      {current === null || current === stretch.revision ? null : (
        <>
          {' · '}
          <a href={storyAddress(articleId, 'compare', { from: stretch.revision, to: current })}>
            What is different now
          </a>
        </>
      )}
    </p>
  );
