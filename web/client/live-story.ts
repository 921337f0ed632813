import { followChanges } from './follow-changes.ts';

/** Says that a story which is being read has changed; it never changes under the reader's eyes. */
export function showLiveStory(page: Document): void {
  const news = page.querySelector<HTMLElement>('[data-live-story]');
  const id = news?.dataset['liveStory'];
  if (news === null || id === undefined) return;
  const tell = (): void => {
    if (news.childElementCount > 0) return;
    const link = document.createElement('a');
    link.href = location.pathname;
    link.textContent = 'show it';
    news.replaceChildren('A newer version of this story is out: ', link);
  };
  const check = async (): Promise<void> => {
    const headers = { 'If-None-Match': `"${news.dataset['liveVersion'] ?? ''}"` };
    const { status } = await fetch(`/api/v1/articles/${id}`, { method: 'HEAD', headers, cache: 'no-store' });
    if (status === 200) tell();
  };
  // Between the page and the stream, and in each break of the stream, something may have been missed.
  const checkQuietly = (): void => void check().catch(() => undefined);
  followChanges(undefined, {
    begun: checkQuietly,
    reset: checkQuietly,
    change: ({ articleId }) => {
      if (articleId === id) tell();
    },
  });
}
