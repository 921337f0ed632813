import type { ComponentChildren } from 'preact';

import { listTimeline } from '../../projections/audit-timeline/queries.ts';
import { changedFields } from '../../src/diff/diff-contents.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { ActPage, type ActPageProps } from '../components/act-page.tsx';
import { Meanwhile } from '../components/meanwhile.tsx';
import { TextChange } from '../components/text-change.tsx';
import { rebase } from '../content-form/rebase.ts';
import { toTypedContent } from '../content-form/to-content.ts';
import { findNames } from '../find-names.ts';
import type { PageBody } from '../page.ts';
import type { WebDependencies } from '../dependencies.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';
import { contentTyped, type ActDraft } from './act-draft.ts';
import type { ActingStory, KnownText } from './acting.ts';

export type FormAnswer = Omit<ActPageProps, 'before'> & {
  readonly status?: number;
  readonly before?: ComponentChildren;
};

/** The form, for the first time or again with all that was typed. */
export const toFormPage = ({ status = 200, ...props }: FormAnswer): PageBody => ({
  kind: 'page',
  status,
  title: `${props.form.word}${props.article === undefined ? '' : `: ${props.article.content?.headline ?? props.article.articleId}`}`,
  section: 'stories',
  main: <ActPage {...props} />,
});

/** What sending would change: against the text that stands. */
export const previewOf = (
  web: WebDependencies,
  now: Content | undefined,
  after: Content | undefined,
): ComponentChildren => {
  if (after === undefined) return null;
  if (now === undefined) return <p class="aside-note">There is no text yet that this could change.</p>;
  return (
    <TextChange id="preview" heading="What this changes" before={now} after={after} glossary={web.glossary} />
  );
};

const MEANWHILE_LENGTH = 50;

const CONFLICT = 'The story has changed since this form was made, so nothing was stored.';
const REUSED = 'This form was sent before with other words, which are stored; what you typed now is not.';
const KEPT = 'All that you typed is still here: look at what changed, then send it again or leave it.';
const MERGED = 'Where you typed nothing, the form has the newer text.';
const NOT_MERGED =
  'The newer text and yours differ in the same places: sent as it is, yours takes the place of all of it.';

type Conflict = {
  readonly web: WebDependencies;
  readonly story: ActingStory;
  readonly base: Content | undefined;
  readonly draft: ActDraft;
  readonly code: 'version-conflict' | 'command-reused';
};

/** 412: what was typed upon a version that is gone, with what changed since, ready to be sent upon the one that stands. */
export async function toConflictPage(
  props: FormAnswer,
  { web, story, base, draft, code }: Conflict,
): Promise<PageBody> {
  const { article, text } = story;
  const { version = 0n } = props.ticket;
  const page = await web.readModel.read(({ db }) =>
    listTimeline(db, { articleId: article.articleId, limit: MEANWHILE_LENGTH }, 'staff'),
  );
  const entries = page.items.filter(({ desk }) => (desk?.streamVersion ?? 0n) > version);
  const names = await findNames(web, 'staff');
  const upon = standUpon(draft, base, text);
  return toFormPage({
    ...props,
    status: 412,
    ...upon.form,
    alert: [code === 'version-conflict' ? CONFLICT : REUSED, KEPT, ...upon.words].join(' '),
    ticket: { ...props.ticket, ...upon.ticket, version: article.streamVersion, key: newUuidV7() },
    sendWord: `${props.form.word}, upon version ${String(article.streamVersion)}`,
    isTyped: true,
    before: (
      <Meanwhile
        {...{ entries, names, base }}
        zone={props.zone}
        glossary={web.glossary}
        now={text?.content}
        typed={contentTyped(upon.draft)}
      />
    ),
  });
}

type Upon = {
  readonly draft: ActDraft;
  readonly form: Pick<FormAnswer, 'edited' | 'base'> | undefined;
  readonly ticket: { readonly base: number } | undefined;
  readonly words: readonly string[];
};

/** What was typed, upon the text that stands now, where the two don't touch the same parts. */
function standUpon(draft: ActDraft, base: Content | undefined, now: KnownText | undefined): Upon {
  const asItWas = { draft, form: undefined, ticket: undefined };
  const isSame = now === undefined || base === undefined || changedFields(base, now.content).length === 0;
  if (draft.edited === undefined || isSame) return { ...asItWas, words: [] };
  const edited = rebase(draft.edited, base, now.content);
  if (edited === undefined) return { ...asItWas, words: [NOT_MERGED] };
  return {
    draft: { ...draft, edited, content: toTypedContent(edited, now.content) },
    form: { edited, base: now.content },
    ticket: { base: now.revision },
    words: [MERGED],
  };
}
