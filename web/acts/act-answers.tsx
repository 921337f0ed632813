import type { ComponentChildren } from 'preact';

import { listTimeline } from '../../projections/audit-timeline/queries.ts';
import type { Content } from '../../src/domain/article/content.ts';
import { ActPage, type ActPageProps } from '../components/act-page.tsx';
import { Meanwhile } from '../components/meanwhile.tsx';
import { TextChange } from '../components/text-change.tsx';
import { findNames } from '../find-names.ts';
import type { PageBody } from '../page.ts';
import type { WebDependencies } from '../dependencies.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';
import { contentTyped, type ActDraft } from './act-draft.ts';
import type { ActingStory } from './acting.ts';

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

const CONFLICT =
  'The story has changed since this form was made, so nothing was stored. All that you typed is still here: look at what changed, then send it again or leave it.';
const REUSED =
  'This form was sent before with other words, which are stored. All that you typed now is still here: look at what stands, then send it again or leave it.';

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
  return toFormPage({
    ...props,
    status: 412,
    alert: code === 'version-conflict' ? CONFLICT : REUSED,
    ticket: { ...props.ticket, version: article.streamVersion, key: newUuidV7() },
    sendWord: `${props.form.word}, upon version ${String(article.streamVersion)}`,
    isTyped: true,
    before: (
      <Meanwhile
        {...{ entries, names, base }}
        zone={props.zone}
        glossary={web.glossary}
        now={text?.content}
        typed={contentTyped(draft)}
      />
    ),
  });
}
