import type { VNode } from 'preact';

import type { ArticleId } from '../../src/domain/article/events.ts';

/**
 * Where client/live-*.ts tells that something newer is there; without a script it stays empty. It is part of the page from the
 * beginning, since screen readers tell only of what comes into a region that they know.
 */
export const ListNews = ({ after }: { after: string }): VNode => (
  <div class="news" role="status" data-live-after={after} />
);

type StoryNewsProps = { readonly articleId: ArticleId; readonly version: bigint };

export const StoryNews = ({ articleId, version }: StoryNewsProps): VNode => (
  <div class="news" role="status" data-live-story={articleId} data-live-version={String(version)} />
);
