import type { VNode } from 'preact';

import type { RevisionView } from '../../projections/revisions/views.ts';
import { storyAddress } from '../address.ts';
import { ACT_WORDS } from './act-words.ts';
import { ActorName, type Names } from './actor-name.tsx';
import { InstantTime, StatedTime } from './times.tsx';

type Props = {
  readonly before: RevisionView;
  readonly after: RevisionView;
  readonly names: Names;
  readonly zone: string;
};

const BASES = {
  recorded: 'recorded live',
  stated: 'as the page states',
  observed: 'as observed',
} as const;

/** Which two texts are compared: who did what, when readers saw it, and what the story says of its times. */
export const ComparedRevisions = ({ before, after, ...rest }: Props): VNode => (
  <div class="compared">
    <Side name="Before" revision={before} {...rest} />
    <Side name="After" revision={after} {...rest} />
  </div>
);

type SideProps = Pick<Props, 'names' | 'zone'> & { readonly name: string; readonly revision: RevisionView };

const Side = ({ name, revision, names, zone }: SideProps): VNode => (
  <section class="compared-side" aria-label={name}>
    <p class="compared-name">
      <span class="side-word">{name}</span>{' '}
      <a href={storyAddress(revision.articleId, '', { revision: revision.revision })}>
        Revision {revision.revision}
      </a>
      , {ACT_WORDS[revision.type].toLowerCase()} by{' '}
      <bdi>
        <ActorName actor={revision.actor} names={names} />
      </bdi>{' '}
      {revision.isPublic ? null : <span class="mark draft">draft</span>}
    </p>
    <Times revision={revision} zone={zone} />
    {revision.notice === undefined ? null : (
      <p class="words">
        To readers: <q dir="auto">{revision.notice}</q>
      </p>
    )}
    {revision.desk?.note === undefined ? null : (
      <p class="words">
        Note: <bdi>{revision.desk.note}</bdi>
      </p>
    )}
  </section>
);

const Times = ({ revision, zone }: Pick<SideProps, 'revision' | 'zone'>): VNode => (
  <dl class="two-times">
    <div>
      <dt>{revision.effectiveAt === null ? 'Saved' : 'Readers saw it from'}</dt>
      <dd>
        <InstantTime at={revision.effectiveAt ?? revision.recordedAt} zone={zone} />
        {revision.effectiveBasis === null ? null : (
          <span class="basis"> ({BASES[revision.effectiveBasis]})</span>
        )}
      </dd>
    </div>
    <div>
      <dt>Posted</dt>
      <dd>
        <StatedTime time={revision.publishedAt} />
      </dd>
    </div>
    <div>
      <dt>Updated</dt>
      <dd>
        <StatedTime time={revision.updatedAt} />
      </dd>
    </div>
  </dl>
);
