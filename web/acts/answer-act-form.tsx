import type { ArticleId } from '../../src/domain/article/events.ts';
import { storyAddress } from '../address.ts';
import { readStep, takeStep, type EditStep } from '../content-form/edit-steps.ts';
import { typingsOf } from '../content-form/edited-content.ts';
import { oneOf } from '../content-form/read-edited-content.ts';
import type { PageAnswer, PageContext, RawForm } from '../page.ts';
import { previewOf, toConflictPage, toFormPage, type FormAnswer } from './act-answers.tsx';
import { contentTyped, readActOf, readDraft, type ActDraft } from './act-draft.ts';
import { formOf, type ActName } from './act-forms.ts';
import {
  loadActingStory,
  loadText,
  readTicket,
  requireButton,
  type ActingStory,
  type FormTicket,
  type KnownText,
} from './acting.ts';
import { findActing } from './find-acting.tsx';
import { giveCommand, type Given } from './give-command.ts';
import { refusalWords } from './refusal-words.ts';
import { restoring } from './restoring.tsx';

type Context = PageContext<{ readonly id: ArticleId; readonly act: ActName }, RawForm>;

type Sent = {
  readonly story: Awaited<ReturnType<typeof findActing>>;
  readonly ticket: FormTicket;
  readonly base: KnownText | undefined;
  readonly draft: ActDraft;
};

/**
 * Takes a form: a step of its lists and a preview show it again; else the act is given to the very handler that the API
 * asks, which alone decides. Whatever goes wrong, the form comes back with all that was typed.
 */
export async function answerActForm(context: Context): Promise<PageAnswer> {
  const { web, input, params } = context;
  const story = await findActing(context);
  const ticket = readTicket(input);
  const base = await loadText(web, params.id, ticket.base);
  const draft = readDraft(formOf(params.act), input, base?.content);
  const sent: Sent = { story, ticket, base, draft };
  const asked = oneOf(input, 'do');
  requireButton(asked);
  const step = readStep(asked);
  if (step !== undefined) return showStep(context, sent, step);
  if (asked === 'preview') return showPreview(context, sent);
  return send(context, sent);
}

function formAgain({ web, session, params: { id, act } }: Context, sent: Sent): FormAnswer {
  const { story, ticket, base, draft } = sent;
  const revision = oneOf(draft.typed, 'revision');
  return {
    form: formOf(act),
    action: storyAddress(id, `acts/${act}`),
    article: story.article,
    session,
    ticket,
    typed: draft.typed,
    edited: draft.edited,
    base: base?.content,
    zone: web.config.timeZone,
    faults: [],
    hidden: {
      ...(act === 'restore' ? { revision } : {}),
      ...Object.fromEntries((formOf(act).along ?? []).map((name) => [name, oneOf(draft.typed, name)])),
    },
    isTyped: true,
  };
}

/** The field that the step made or moved gets the focus. */
function showStep(context: Context, sent: Sent, step: EditStep): PageAnswer {
  const again = formAgain(context, sent);
  if (again.edited === undefined) return toFormPage(again);
  return toFormPage({ ...again, edited: takeStep(again.edited, step), focus: focusOf(step) });
}

function focusOf({ step, list, at }: EditStep): string {
  const places = { add: at, up: Math.max(at - 1, 0), down: at + 1, remove: Math.max(at - 1, 0) };
  const field = ['text', 'url', 'title'].find((name) => name in typingsOf(list)) ?? '';
  return `${list}.${String(places[step])}.${field}`;
}

function showPreview(context: Context, sent: Sent): PageAnswer {
  const { web } = context;
  const again = formAgain(context, sent);
  const read = readActOf(again.form, sent.draft, again.zone);
  const faults = read.ok ? [] : read.error.filter(({ field }) => isOfText(field, again));
  return toFormPage({
    ...again,
    faults,
    status: faults.length === 0 ? 200 : 400,
    before: previewOf(web, sent.story.text?.content, contentTyped(sent.draft)),
  });
}

/** What else the act asks may still be empty while somebody looks at the text. */
const isOfText = (field: string | undefined, { form }: FormAnswer): boolean =>
  !form.fields.some(({ name }) => name === field);

async function send(context: Context, sent: Sent): Promise<PageAnswer> {
  const { params } = context;
  const again = formAgain(context, sent);
  const act = readActOf(again.form, sent.draft, again.zone);
  if (!act.ok) {
    const alert = sent.story.refusal?.message;
    const shown = await withPreview(context, again, sent);
    return toFormPage({ ...shown, alert, status: alert === undefined ? 400 : 409, faults: act.error });
  }
  const given = await giveCommand(context, { articleId: params.id, act: act.value, ticket: sent.ticket });
  return given.ok
    ? toDone(params, given.value)
    : answerRefusal(context, { again, sent, refusal: given.error });
}

/** A restore shows what it would overwrite whenever its form is shown. */
async function withPreview(
  { web, params }: Context,
  again: FormAnswer,
  { story }: Sent,
): Promise<FormAnswer> {
  const revision = Number(again.hidden?.['revision'] ?? '');
  if (params.act !== 'restore' || !Number.isSafeInteger(revision) || revision < 1) return again;
  const { preview } = await restoring(web, story, revision);
  return { ...again, before: preview };
}

type Done = Extract<Given, { readonly ok: true }>['value'];

function toDone({ id, act }: Context['params'], { changed, isReadable, revision }: Done): PageAnswer {
  const done = changed ? act : 'nothing';
  const shown = act === 'draft' && changed && isReadable ? revision : undefined;
  return {
    kind: 'redirect',
    to: storyAddress(id, '', { revision: shown, done: isReadable ? done : 'late' }),
  };
}

type Refusing = {
  readonly again: FormAnswer;
  readonly sent: Sent;
  readonly refusal: Extract<Given, { readonly ok: false }>['error'];
};

const STORAGE =
  'The store could not take it: it is full, or held by another process. All that you typed is still here; send it again in a while, or tell whoever runs Stet.';

async function answerRefusal(context: Context, { again, sent, refusal }: Refusing): Promise<PageAnswer> {
  switch (refusal.code) {
    case 'version-conflict':
    case 'command-reused':
      return answerConflict(context, { again, sent, refusal });
    case 'storage':
      return toFormPage({ ...again, status: 503, alert: STORAGE });
    default: {
      const words = refusalWords(refusal, again.zone);
      const shown = await withPreview(context, again, sent);
      return toFormPage({ ...shown, status: statusOf(refusal.code), faults: [words] });
    }
  }
}

/** The story is read anew: it was read before the conflict was found. */
async function answerConflict(
  { web, params }: Context,
  { again, sent, refusal }: Refusing,
): Promise<PageAnswer> {
  const { base, draft } = sent;
  const story: ActingStory = (await loadActingStory(web, params.id)) ?? sent.story;
  const code = refusal.code === 'command-reused' ? refusal.code : 'version-conflict';
  return toConflictPage(
    { ...again, article: story.article },
    { web, story, base: base?.content, draft, code },
  );
}

const statusOf = (code: string): number => {
  if (code === 'content-too-large') return 413;
  return code === 'forbidden' ? 403 : 409;
};
