import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { aContent } from './given-article.ts';
import type { GivenStories } from './given-projection.ts';

export const A1 = 'A1' as ArticleId;
export const id = (name: string): { readonly articleId: ArticleId } => ({ articleId: name as ArticleId });
export const at = (hour: number, minute = 0): string =>
  `2026-01-05T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00.000Z`;

export const story = (headline: string, text: string, more: Partial<Content> = {}): Content => ({
  ...aContent(headline, text),
  ...more,
});

/** A story with a secret in its drafts, public at revision 2, with a newer draft at revision 4. */
export async function tellSecret({ tell }: GivenStories): Promise<void> {
  await tell(at(8), {
    type: 'DraftArticle',
    content: story('Hush', 'The secret is a submarine.'),
    note: 'from a source',
  });
  await tell(at(9), { type: 'SaveDraft', content: story('Harbour', 'A ferry sails.') });
  await tell(at(10), { type: 'PublishArticle' });
  await tell(at(11), {
    type: 'UpdateArticle',
    content: story('Harbour', 'Two ferries sail.'),
    note: 'desk asked',
    notice: 'A second ferry added.',
  });
  await tell(at(12), {
    type: 'SaveDraft',
    content: story('Hush again', 'The submarine is yellow.', { tags: ['navy'], section: 'Secrets' }),
  });
  await tell(at(13), { type: 'AddNote', text: 'The navy has not answered.' });
}
