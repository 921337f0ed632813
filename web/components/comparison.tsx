import type { VNode } from 'preact';

import type { RevisionListItem, RevisionView } from '../../projections/revisions/views.ts';
import type { Glossary } from '../../src/diff/words/glossary.ts';
import { storyAddress } from '../address.ts';
import type { CompareView } from '../compare-views.ts';
import type { Names } from './actor-name.tsx';
import { ComparedRevisions } from './compared-revisions.tsx';
import { ComparePicker } from './compare-picker.tsx';
import { CompareSteps } from './compare-steps.tsx';
import { Difference } from './difference.tsx';

export type Neighbours = {
  readonly choices: readonly RevisionListItem[];
  readonly total: number;
  readonly earlier: number | undefined;
  readonly later: number | undefined;
};

type Props = Neighbours & {
  /** undefined: none comes before the later one. */
  readonly before: RevisionView | undefined;
  readonly after: RevisionView;
  readonly view: CompareView;
  readonly part: number;
  readonly names: Names;
  readonly zone: string;
  readonly publicUrl: string;
  readonly glossary: Glossary | undefined;
};

/** Two revisions, what differs, and the way to any other two. */
export const Comparison = (props: Props): VNode => {
  const { before, after, view } = props;
  const pair = { articleId: after.articleId, from: before?.revision, to: after.revision, view };
  return (
    <section class="comparison" aria-labelledby="compared">
      <h1 id="compared">
        {before === undefined
          ? `Revision ${String(after.revision)}, the first text`
          : `Revision ${String(before.revision)} → ${String(after.revision)}`}
      </h1>
      <ComparePicker {...props} {...pair} />
      <CompareSteps {...props} {...pair} />
      {before === undefined ? (
        <p class="absent">
          No text comes before the first one, so there is nothing to compare it with.{' '}
          <a href={storyAddress(after.articleId, '', { revision: after.revision })}>
            Read revision {after.revision}
          </a>
        </p>
      ) : (
        <Pair {...props} before={before} />
      )}
    </section>
  );
};

const Pair = (props: Props & { before: RevisionView }): VNode => (
  <>
    <ComparedRevisions {...props} />
    {props.before.supersededBy === props.after.revision ? (
      <p class="aside-note">
        Both revisions read the same page, the later one with a newer importer: readers saw one text, and
        nobody edited it.
      </p>
    ) : null}
    <Changes {...props} />
    <Address {...props} />
  </>
);

const Changes = ({ before, after, view, glossary, part }: Props & { before: RevisionView }): VNode => {
  if (before.contentState === 'hidden' || after.contentState === 'hidden')
    return <p class="absent">Readers get no text of this story now, nor of its past.</p>;
  if (before.content === null || after.content === null) {
    const lost = [before, after].filter(({ content }) => content === null);
    const numbers = lost.map(({ revision }) => String(revision)).join(' and ');
    return (
      <p class="absent">
        The text of revision {numbers} was not observed: nobody kept it, so what changed can’t be known.
      </p>
    );
  }
  const at = { from: before.revision, to: after.revision, view };
  const hrefOf = (other: number): string =>
    storyAddress(after.articleId, 'compare', { ...at, part: other === 1 ? undefined : other });
  return (
    <Difference
      before={before.content}
      after={after.content}
      times={{ before, after }}
      paging={{ part, hrefOf }}
      {...{ view, glossary }}
    />
  );
};

/** The address that names both numbers, whatever words this page was asked with. */
const Address = ({ before, after, view, publicUrl }: Props & { before: RevisionView }): VNode => {
  const path = storyAddress(after.articleId, 'compare', { from: before.revision, to: after.revision, view });
  return (
    <p class="canonical">
      This comparison:{' '}
      <a href={path} rel="bookmark" data-copy={`${publicUrl}${path}`}>
        {publicUrl}
        {path}
      </a>
    </p>
  );
};
