import type { VNode } from 'preact';

import type { RevisionView } from '../../projections/revisions/views.ts';
import { diffContents } from '../../src/diff/diff-contents.ts';
import { toInlineHtml } from '../../src/diff/render/to-inline-html.ts';
import { toListHtml } from '../../src/diff/render/to-list-html.ts';
import { toSideBySideHtml } from '../../src/diff/render/to-side-by-side-html.ts';
import type { Glossary } from '../../src/diff/words/glossary.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { storyAddress } from '../address.ts';
import { ACT_WORDS } from './act-words.ts';
import { onWallClock } from './times.tsx';

type CompareView = 'inline' | 'side' | 'list';

type Props = {
  readonly before: RevisionView;
  readonly after: RevisionView;
  /** The revision after the later one. */
  readonly next: number | undefined;
  readonly view: CompareView;
  readonly zone: string;
  readonly glossary: Glossary | undefined;
};

const VIEWS = { inline: 'In the text', side: 'Side by side', list: 'As a list' } as const;

const RENDER = { inline: toInlineHtml, side: toSideBySideHtml, list: toListHtml } as const;

/** Two revisions, what differs, and the way to the ones beside them. */
export const Comparison = (props: Props): VNode => (
  <section class="comparison" aria-labelledby="compared">
    <h1 id="compared">
      Revision {props.before.revision} → {props.after.revision}
    </h1>
    <dl class="compared">
      <Side name="Before" revision={props.before} zone={props.zone} />
      <Side name="After" revision={props.after} zone={props.zone} />
    </dl>
    <Steps {...props} />
    <Difference {...props} />
  </section>
);

const Side = ({ name, revision, zone }: { name: string; revision: RevisionView; zone: string }): VNode => (
  <div>
    <dt>{name}</dt>
    <dd>
      <a href={storyAddress(revision.articleId, '', { revision: revision.revision })}>
        Revision {revision.revision}
      </a>
      , {ACT_WORDS[revision.type].toLowerCase()}{' '}
      <time datetime={revision.effectiveAt ?? revision.recordedAt}>
        {onWallClock(revision.effectiveAt ?? revision.recordedAt, zone)}
      </time>
      {revision.notice === undefined ? null : (
        <>
          . To readers: <q>{revision.notice}</q>
        </>
      )}
    </dd>
  </div>
);

const Steps = ({ before, after, next, view }: Props): VNode => {
  const to = (query: Readonly<Record<string, string | number>>): string =>
    storyAddress(after.articleId, 'compare', { ...query, view });
  return (
    <nav class="steps" aria-label="Revisions and views">
      <ul>
        <li>
          <a href={to({ to: before.revision })} data-step="before" rel="prev">
            ← The change before
          </a>
        </li>
        {next === undefined ? null : (
          <li>
            <a href={to({ to: next })} data-step="after" rel="next">
              The change after →
            </a>
          </li>
        )}
      </ul>
      <ul class="views">
        {(Object.keys(VIEWS) as CompareView[]).map((name) => (
          <li key={name}>
            <a
              href={storyAddress(after.articleId, 'compare', {
                from: before.revision,
                to: after.revision,
                view: name,
              })}
              aria-current={name === view ? 'page' : undefined}
            >
              {VIEWS[name]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
};

const Difference = ({ before, after, view, glossary }: Props): VNode => {
  if (before.contentState === 'hidden' || after.contentState === 'hidden')
    return <p class="absent">Readers get no text of this story now, nor of its past.</p>;
  if (before.content === null || after.content === null)
    return <p class="absent">Nobody observed one of the two texts: what changed can’t be known from them.</p>;
  return <Marked before={before.content} after={after.content} {...{ view, glossary }} />;
};

type MarkedProps = Pick<Props, 'view' | 'glossary'> & { readonly before: Content; readonly after: Content };

/** The engine escapes every text that it renders. */
const Marked = ({ before, after, view, glossary }: MarkedProps): VNode => {
  const diff = diffContents(before, after, { glossary });
  return <div data-diff dangerouslySetInnerHTML={{ __html: RENDER[view](diff, before) }} />;
};
