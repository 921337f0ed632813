import type { ArticleId } from '../../src/domain/article/events.ts';
import { storyAddress } from '../address.ts';
import { ActHead } from '../components/act-page.tsx';
import { PageFault, storyNotFound } from '../page-fault.ts';
import type { PageBody, PageContext, RawForm } from '../page.ts';
import { formOf, type ActForm, type ActName } from './act-forms.ts';
import { loadActingStory, type ActingStory } from './acting.ts';
import { mayGive, refusalOfStory } from './may-act.ts';
import { refusalWords, type RefusalWords } from './refusal-words.ts';

type Context = PageContext<{ readonly id: ArticleId; readonly act: ActName }, RawForm>;

/** The story of an act's page, with why it doesn't take the act now, if it doesn't. Throws a PageFault: no such story, or another role's act. */
export async function findActing({
  web,
  session,
  params: { id, act },
}: Context): Promise<ActingStory & { readonly refusal: RefusalWords | undefined }> {
  const { principal } = session;
  const { command } = formOf(act);
  if (!mayGive(principal.role, command))
    throw new PageFault(403, 'Your role may not do this', `You are signed in as ${principal.role}.`);
  const story = await loadActingStory(web, id);
  if (story === undefined) throw storyNotFound(id);
  const refusal = refusalOfStory(story.article, command, principal);
  const zone = web.config.timeZone;
  return { ...story, refusal: refusal === undefined ? undefined : refusalWords(refusal, zone) };
}

/** 409: the story doesn't take the act now. */
export const refusedPage = (
  { article }: Pick<ActingStory, 'article'>,
  form: ActForm,
  { message }: RefusalWords,
): PageBody => ({
  kind: 'page',
  status: 409,
  title: form.word,
  section: 'stories',
  main: (
    <article class="act-page">
      <ActHead article={article} />
      <h1>{form.word}</h1>
      <p class="refused" role="alert">
        {message}
      </p>
      <p>
        <a href={storyAddress(article.articleId)}>Back to the story</a>
        {form.command === 'AddNote' ? null : (
          <>
            {' · '}
            <a href={storyAddress(article.articleId, 'acts/note')}>Add a note</a>
          </>
        )}
      </p>
    </article>
  ),
});
