import { storyAddress } from '../address.ts';
import { RestorePicker } from '../components/restore-picker.tsx';
import { toEditedContent } from '../content-form/edited-content.ts';
import type { PageAnswer, PageContext, RawForm } from '../page.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { MAX_FORM_BYTES } from '../read-form.ts';
import { toFormPage, type FormAnswer } from './act-answers.tsx';
import { revisionOf } from './act-draft.ts';
import { formOf, type ActName } from './act-forms.ts';
import { findActing, refusedPage } from './find-acting.tsx';
import { countParts, formBytes, MOST_PARTS } from './form-bytes.ts';
import { newTicket, type ActingStory } from './acting.ts';
import { restoring, type Restoring } from './restoring.tsx';

type Context = PageContext<{ readonly id: ArticleId; readonly act: ActName }, RawForm>;

/** The form of an act, with the text that the desk works on; or why the story doesn't take it now. */
export async function showActForm(context: Context): Promise<PageAnswer> {
  const { web, params, input } = context;
  const form = formOf(params.act);
  const story = await findActing(context);
  if (story.refusal !== undefined) return refusedPage(story, form, story.refusal);
  const isRestore = form.text === 'restored';
  const wanted = isRestore ? revisionOf(input) : undefined;
  if (isRestore && wanted === undefined) return pickRevision(story, context);
  const restored = wanted === undefined ? undefined : await restoring(web, story, wanted);
  const excess = form.text === 'whole' ? excessOf(story) : undefined;
  if (excess !== undefined) return refusedPage(story, form, { message: excess });
  return toFormPage({ ...firstForm(story, context), ...(restored === undefined ? {} : shown(restored)) });
}

const shown = ({ hidden, preview, alert }: Restoring): Partial<FormAnswer> => ({
  hidden,
  before: preview,
  alert,
});

function firstForm(story: ActingStory, { web, session, params: { id, act } }: Context): FormAnswer {
  const form = formOf(act);
  const { article, text } = story;
  return {
    form,
    action: storyAddress(id, `acts/${act}`),
    article,
    session,
    ticket: newTicket(story),
    typed: {},
    edited: form.text === 'whole' ? toEditedContent(text?.content) : undefined,
    base: text?.content,
    zone: web.config.timeZone,
    faults: [],
    hidden: act === 'schedule' ? { act: article.status === 'draft' ? 'publish' : 'update' } : {},
    isTyped: false,
  };
}

/** Room for what is typed besides. */
const SPARE_BYTES = 200_000;

/** Room for parts that are added. */
const SPARE_PARTS = 100;

/** Why the text can't be edited in a form. */
function excessOf({ text }: ActingStory): string | undefined {
  if (text === undefined) return undefined;
  const edited = toEditedContent(text.content);
  if (countParts(edited) > MOST_PARTS - SPARE_PARTS)
    return `This text has ${String(countParts(edited))} parts, and a form may have ${String(MOST_PARTS - SPARE_PARTS)}. Change it by the API.`;
  return formBytes(edited) > MAX_FORM_BYTES - SPARE_BYTES
    ? `As a form this text would have more than ${String(MAX_FORM_BYTES / 1024 / 1024)} MiB, which is the most that a form may have. Change it by the API.`
    : undefined;
}

async function pickRevision({ article }: ActingStory, { params: { id } }: Context): Promise<PageAnswer> {
  return Promise.resolve({
    kind: 'page',
    title: 'Restore a revision',
    section: 'stories',
    main: <RestorePicker article={article} action={storyAddress(id, 'acts/restore')} />,
  });
}
