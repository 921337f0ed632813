import type { VNode } from 'preact';

import type { ArticlePage } from '../../projections/article-state/list-articles.ts';
import type { ArticleListItem } from '../../projections/article-state/views.ts';
import type { LastChange } from '../../projections/revisions/last-changes.ts';
import type { ArticleStatus } from '../../src/domain/article/article.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import type { Instant } from '../../src/shared/clock.ts';
import { address, storyAddress } from '../address.ts';
import { encodeCursor } from '../cursor.ts';
import type { StoriesFilter } from '../stories-filter.ts';
import { ListNews } from './live-news.tsx';
import { Status } from './status.tsx';
import { InstantTime, StatedTime } from './times.tsx';

type Props = {
  readonly page: ArticlePage;
  readonly changes: ReadonlyMap<ArticleId, LastChange>;
  readonly filter: StoriesFilter;
  readonly statuses: readonly ArticleStatus[];
  readonly now: Instant;
  readonly zone: string;
  /** Up to where the list tells of public changes, as the API's positions. */
  readonly after: string;
  /** Whether the visitor may begin a story. */
  readonly mayBegin?: boolean;
};

export const StoryList = (props: Props): VNode => (
  <>
    <div class="heading">
      <h1>Stories</h1>
      {props.mayBegin === true ? (
        <a class="button" href="/new">
          New story
        </a>
      ) : null}
    </div>
    <Filter filter={props.filter} statuses={props.statuses} />
    <p class="count">
      <span role="status" data-count>
        <Count {...props} />
      </span>{' '}
      <span class="search-state" role="status" data-search-state />
    </p>
    <ListNews after={props.after} />
    <div data-list>
      {props.page.items.length === 0 ? <Nothing filter={props.filter} /> : <List {...props} />}
      <NextPage page={props.page} filter={props.filter} />
    </div>
  </>
);

const Filter = ({ filter, statuses }: Pick<Props, 'filter' | 'statuses'>): VNode => (
  <form class="filter" method="get" action="/" role="search" data-search>
    <div class="field wide">
      <label for="q">Words in the text</label>
      <input id="q" name="q" type="search" value={filter.q} placeholder="harbour, 渡輪, “exact words”" />
    </div>
    <div class="field">
      <label for="status">Status</label>
      <select id="status" name="status">
        <option value="">all</option>
        {statuses.map((status) => (
          <option value={status} selected={status === filter.status} key={status}>
            {status}
          </option>
        ))}
      </select>
    </div>
    {(['section', 'tag', 'language'] as const).map((name) => (
      <div class="field" key={name}>
        <label for={name}>{name}</label>
        <input id={name} name={name} value={filter[name]} />
      </div>
    ))}
    <div class="field">
      <label for="sort">Newest by</label>
      <select id="sort" name="sort">
        <option value="updated" selected={filter.sort === 'updated'}>
          last change
        </option>
        <option value="published" selected={filter.sort === 'published'}>
          posted
        </option>
      </select>
    </div>
    <button type="submit">Show</button>
  </form>
);

const isFiltered = ({ q, status, section, tag, language }: StoriesFilter): boolean =>
  [q, status, section, tag, language].some((value) => value !== undefined);

/** How many there are in all would cost a look at each of them. */
const Count = ({ page: { items, next }, filter }: Pick<Props, 'page' | 'filter'>): VNode => {
  const verb = isFiltered(filter) ? (items.length === 1 ? ' matches' : ' match') : '';
  if (next !== undefined) return <>{`${String(items.length)} stories, and older ones`}</>;
  if (filter.after !== undefined) return <>{counted(items.length, 'older story', 'older stories')}</>;
  return <>{`${counted(items.length, 'story', 'stories')}${verb}`}</>;
};

const Nothing = ({ filter }: Pick<Props, 'filter'>): VNode => {
  return (
    <div class="nothing">
      {isFiltered(filter) ? (
        <p>
          No story matches. <a href="/">Show all stories</a>
        </p>
      ) : (
        <p>
          There is no story yet. Stories come in by the API, by <code>stet import</code>, or are begun here.
        </p>
      )}
    </div>
  );
};

const List = ({ page, changes, now, zone }: Props): VNode => (
  <ol class="stories">
    {page.items.map((item) => (
      <li key={item.articleId} data-story={item.articleId} data-version={String(item.streamVersion)}>
        <Story item={item} change={changes.get(item.articleId)} now={now} zone={zone} />
      </li>
    ))}
  </ol>
);

type StoryProps = Pick<Props, 'now' | 'zone'> & {
  readonly item: ArticleListItem;
  readonly change: LastChange | undefined;
};

const Story = ({ item, change, now, zone }: StoryProps): VNode => (
  <article>
    <h2 lang={item.language ?? undefined} dir="auto">
      <a href={storyAddress(item.articleId)}>{item.headline ?? `Story ${item.articleId}`}</a>
    </h2>
    <p class="facts">
      <Status status={item.status} />
      {item.section === null ? null : <span class="section">{item.section}</span>}
      <Draft item={item} />
      <a href={storyAddress(item.articleId, 'timeline')}>
        {counted(change?.revisions ?? 0, 'revision', 'revisions')}
      </a>
      <LastChangeWords change={change} />
    </p>
    <dl class="two-times">
      <div>
        <dt>Posted</dt>
        <dd>
          <StatedTime time={item.publishedAt} now={now} />
        </dd>
      </div>
      <div>
        <dt>Updated</dt>
        <dd>
          <StatedTime time={item.updatedAt} now={now} />
        </dd>
      </div>
      <div>
        <dt>Last change</dt>
        <dd>
          <InstantTime at={item.changedAt} zone={zone} now={now} />
        </dd>
      </div>
    </dl>
  </article>
);

const LastChangeWords = ({ change }: { change: LastChange | undefined }): VNode | null => {
  const phrases = change?.summary?.phrases;
  return phrases === undefined ? null : <span class="change">{phrases}</span>;
};

/** A draft beside a public text is unpublished work; alone, the status says it. */
const Draft = ({ item }: { item: ArticleListItem }): VNode | null =>
  item.draftRevision === undefined || item.status === 'draft' ? null : (
    <span class="draft-mark">draft r{item.draftRevision} waits</span>
  );

export const counted = (count: number, one: string, many: string): string =>
  `${String(count)} ${count === 1 ? one : many}`;

const NextPage = ({ page, filter }: Pick<Props, 'page' | 'filter'>): VNode | null =>
  page.next === undefined ? null : (
    <nav class="pages" aria-label="Pages">
      <a href={address('/', { ...filter, after: encodeCursor(page.next) })} rel="next">
        Older stories
      </a>
    </nav>
  );
