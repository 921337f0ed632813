import type { VNode } from 'preact';

import type { ArticleView } from '../../projections/article-state/views.ts';
import type { AuthenticatedPrincipal } from '../../src/access/principal.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import { ActMenu } from './act-menu.tsx';
import { StoryNews } from './live-news.tsx';
import { Status } from './status.tsx';
import { InstantTime, StatedTime } from './times.tsx';

export type StoryTab = 'text' | 'compare' | 'blame' | 'at' | 'timeline';

const TABS: readonly (readonly [tab: StoryTab, below: string, name: string])[] = [
  ['text', '', 'Text'],
  ['compare', 'compare', 'Compare'],
  ['blame', 'blame', 'Blame'],
  ['at', 'at', 'Time travel'],
  ['timeline', 'timeline', 'Timeline'],
];

type Props = {
  readonly article: ArticleView;
  readonly tab: StoryTab;
  readonly now: Instant;
  readonly zone: string;
  /** Whoever may act on the story is offered what they may do. */
  readonly visitor?: AuthenticatedPrincipal;
};

/** What every page of a story begins with: which story, in which state, with which times, and its other pages. */
export const StoryHead = (props: Props): VNode => (
  <>
    <Head {...props} />
    {props.tab === 'text' ? (
      <StoryNews articleId={props.article.articleId} version={props.article.streamVersion} />
    ) : null}
  </>
);

const Head = ({ article, tab, now, zone, visitor }: Props): VNode => (
  <header class="story-head">
    <p class="facts">
      <Status status={article.status} />
      {article.content?.section === undefined ? null : <span class="section">{article.content.section}</span>}
      <span class="id">
        <code>{article.articleId}</code>
      </span>
      {article.authority === 'source' ? <span class="source">from its source</span> : null}
    </p>
    {tab === 'text' ? null : (
      <p class="story-name" lang={article.content?.language} dir="auto">
        {article.content?.headline ?? article.articleId}
      </p>
    )}
    <StoryTimes article={article} now={now} zone={zone} />
    {visitor === undefined ? null : <ActMenu article={article} visitor={visitor} />}
    <nav class="tabs" aria-label="This story">
      <ul>
        {TABS.map(([name, below, words]) => (
          <li key={name}>
            <a href={storyAddress(article.articleId, below)} aria-current={name === tab ? 'page' : undefined}>
              {words}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  </header>
);

const BASES = {
  recorded: 'recorded live',
  stated: 'as the page states',
  observed: 'as observed',
} as const;

const StoryTimes = ({ article, now, zone }: Pick<Props, 'article' | 'now' | 'zone'>): VNode => (
  <dl class="two-times">
    <div>
      <dt>Posted</dt>
      <dd>
        <StatedTime time={article.publishedAt} />
      </dd>
    </div>
    <div>
      <dt>Updated</dt>
      <dd>
        <StatedTime time={article.updatedAt} />
      </dd>
    </div>
    {article.effectiveAt === null || article.effectiveBasis === null ? null : (
      <div>
        <dt>Readers see this since</dt>
        <dd>
          <InstantTime at={article.effectiveAt} zone={zone} now={now} />{' '}
          <span class="basis">({BASES[article.effectiveBasis]})</span>
        </dd>
      </div>
    )}
  </dl>
);
