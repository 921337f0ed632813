import type { ComponentChildren, VNode } from 'preact';

import type { ArticleView } from '../../projections/article-state/views.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { FormTicket } from '../acts/acting.ts';
import type { ActForm } from '../acts/act-forms.ts';
import { storyAddress } from '../address.ts';
import type { EditedContent } from '../content-form/edited-content.ts';
import type { RawForm, Session } from '../page.ts';
import { ActFields } from './act-fields.tsx';
import { ContentEditor } from './content-editor.tsx';
import { FaultSummary, type Faults } from './form-parts.tsx';
import { Status } from './status.tsx';

/** A form of an act as it is shown, first or again. */
export type ActPageProps = {
  readonly form: ActForm;
  readonly action: string;
  /** undefined: the story is not begun. */
  readonly article: ArticleView | undefined;
  readonly session: Session;
  readonly ticket: FormTicket;
  readonly typed: RawForm;
  readonly edited: EditedContent | undefined;
  readonly base: Content | undefined;
  readonly zone: string;
  readonly faults: Faults;
  readonly alert?: string | undefined;
  readonly focus?: string | undefined;
  /** What stands before the form: what changed meanwhile, or what sending would change. */
  readonly before?: ComponentChildren;
  /** More that is sent along unseen. */
  readonly hidden?: Readonly<Record<string, string>>;
  /** Instead of the act's word, for a form that is sent again upon another version. */
  readonly sendWord?: string | undefined;
  /** Whether something was typed that is stored nowhere. */
  readonly isTyped: boolean;
};

export const ActPage = (props: ActPageProps): VNode => (
  <article class="act-page">
    <ActHead article={props.article} />
    <h1>{props.form.word}</h1>
    <p class="does">{props.form.does}</p>
    <FaultSummary faults={props.faults} alert={props.alert} />
    {props.before}
    <TheForm {...props} />
  </article>
);

/** Which story it is about, and the way back to it. */
export const ActHead = ({ article }: { article: ArticleView | undefined }): VNode =>
  article === undefined ? (
    <p class="back">
      <a href="/">All stories</a>
    </p>
  ) : (
    <p class="back facts">
      <a href={storyAddress(article.articleId)} lang={article.content?.language} dir="auto">
        {article.content?.headline ?? `Story ${article.articleId}`}
      </a>{' '}
      <Status status={article.status} />
    </p>
  );

const TheForm = (props: ActPageProps): VNode => {
  const { form, ticket, session, edited } = props;
  return (
    <form
      class="act-form"
      method="post"
      action={props.action}
      data-unsaved={props.isTyped ? 'typed' : ''}
      noValidate
    >
      <Hidden name="formToken" value={session.formToken} />
      <Hidden name="key" value={ticket.key} />
      <Hidden name="version" value={String(ticket.version ?? '')} />
      <Hidden name="base" value={String(ticket.base ?? '')} />
      {Object.entries(props.hidden ?? {}).map(([name, value]) => (
        <Hidden key={name} name={name} value={value} />
      ))}
      {edited === undefined ? null : (
        <>
          {/* The first button is the one that Enter presses: it stores nothing. */}
          <p class="preview">
            <button type="submit" name="do" value="preview">
              Show what this changes
            </button>
          </p>
          <ContentEditor edited={edited} base={props.base} faults={props.faults} focus={props.focus} />
        </>
      )}
      <ActFields fields={form.fields} typed={props.typed} faults={props.faults} zone={props.zone} />
      <p class="send">
        <button
          type="submit"
          name="do"
          value="send"
          class={form.isGrave === true ? 'primary grave' : 'primary'}
        >
          {props.sendWord ?? form.word}
        </button>{' '}
        <a href={props.article === undefined ? '/' : storyAddress(props.article.articleId)}>
          Leave it as it is
        </a>
      </p>
    </form>
  );
};

const Hidden = ({ name, value }: { name: string; value: string }): VNode => (
  <input type="hidden" name={name} value={value} />
);
