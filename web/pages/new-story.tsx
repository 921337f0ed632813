import { z } from 'zod';

import { newUuidV7 } from '../../src/shared/ids.ts';
import { previewOf, toFormPage, type FormAnswer } from '../acts/act-answers.tsx';
import { contentTyped, readActOf, readDraft, type ActDraft } from '../acts/act-draft.ts';
import { BEGIN_FORM } from '../acts/act-forms.ts';
import { anyForm, readTicket, requireButton, type FormTicket } from '../acts/acting.ts';
import { giveCommand } from '../acts/give-command.ts';
import { refusalWords } from '../acts/refusal-words.ts';
import { storyAddress } from '../address.ts';
import { readStep, takeStep } from '../content-form/edit-steps.ts';
import { toEditedContent } from '../content-form/edited-content.ts';
import { oneOf } from '../content-form/read-edited-content.ts';
import { COMMAND_ROLES } from '../../src/domain/article/permissions.ts';
import { definePage } from '../define-page.ts';
import type { Page, PageAnswer, PageContext, RawForm } from '../page.ts';

const path = '/new';
const access = COMMAND_ROLES[BEGIN_FORM.command];

type Context = PageContext<unknown, RawForm>;

export const newStoryPages: readonly Page[] = [
  definePage({
    name: 'newStoryForm',
    method: 'GET',
    path,
    access,
    params: z.object({}),
    input: anyForm,
    handle: async (context) =>
      Promise.resolve(
        toFormPage({
          ...formOfNew(context, { version: undefined, base: undefined, key: newUuidV7() }),
          edited: toEditedContent(undefined),
          isTyped: false,
        }),
      ),
  }),
  definePage({
    name: 'beginStory',
    method: 'POST',
    path,
    access,
    params: z.object({}),
    input: anyForm,
    handle: async (context) => {
      const ticket = { ...readTicket(context.input), version: undefined, base: undefined };
      const draft = readDraft(BEGIN_FORM, context.input, undefined);
      const again = { ...formOfNew(context, ticket), typed: draft.typed, edited: draft.edited };
      return answer(context, { ticket, draft, again });
    },
  }),
];

const formOfNew = ({ web, session }: Context, ticket: FormTicket): FormAnswer => ({
  form: BEGIN_FORM,
  action: path,
  article: undefined,
  session,
  ticket,
  typed: {},
  edited: undefined,
  base: undefined,
  zone: web.config.timeZone,
  faults: [],
  isTyped: true,
});

type Sent = { readonly ticket: FormTicket; readonly draft: ActDraft; readonly again: FormAnswer };

async function answer(context: Context, { ticket, draft, again }: Sent): Promise<PageAnswer> {
  const { web, input } = context;
  const asked = oneOf(input, 'do');
  requireButton(asked);
  const step = readStep(asked);
  if (step !== undefined && again.edited !== undefined)
    return toFormPage({ ...again, edited: takeStep(again.edited, step) });
  const act = readActOf(BEGIN_FORM, draft, again.zone);
  if (!act.ok) return toFormPage({ ...again, status: 400, faults: act.error });
  if (asked === 'preview')
    return toFormPage({ ...again, before: previewOf(web, undefined, contentTyped(draft)) });
  const given = await giveCommand(context, { articleId: undefined, act: act.value, ticket });
  if (given.ok) {
    const { articleId, isReadable } = given.value;
    // A story that can't be read yet would not be found.
    return {
      kind: 'redirect',
      to: isReadable ? storyAddress(articleId, '', { revision: 1, done: 'draft' }) : '/',
    };
  }
  return toFormPage({ ...again, ...refusedBy(given.error, again), ticket: { ...ticket, key: newUuidV7() } });
}

type Refusal = Extract<Awaited<ReturnType<typeof giveCommand>>, { readonly ok: false }>['error'];

function refusedBy(refusal: Refusal, { zone }: FormAnswer): Partial<FormAnswer> {
  switch (refusal.code) {
    case 'storage':
      return {
        status: 503,
        alert: 'The store could not take it. All that you typed is still here; send it again in a while.',
      };
    case 'version-conflict':
    case 'command-reused':
      return {
        status: 412,
        alert:
          'This form was sent before with other words, and they are stored as a story. Sent again, these words begin another one.',
      };
    default:
      return {
        status: refusal.code === 'content-too-large' ? 413 : 409,
        faults: [refusalWords(refusal, zone)],
      };
  }
}
