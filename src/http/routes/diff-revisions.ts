import { z } from 'zod';

import { findRevision } from '../../../projections/revisions/queries.ts';
import {
  resolveRevisionRef,
  REVISION_WORDS,
  type RevisionRef,
} from '../../../projections/revisions/resolve-revision.ts';
import type { RevisionView } from '../../../projections/revisions/views.ts';
import { ALGORITHM, diffContents } from '../../diff/diff-contents.ts';
import { toChangeList } from '../../diff/to-change-list.ts';
import { toInlineHtml } from '../../diff/to-inline-html.ts';
import { toUnifiedText } from '../../diff/to-unified-text.ts';
import type { Content } from '../../domain/article/content.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { audienceOf, type Audience } from '../../domain/article/permissions.ts';
import type { ReadDatabase } from '../../read-model/read-database.ts';
import { jsonAnswer, textAnswer, type Answer } from '../answer.ts';
import { DOCS_STYLE_PATH } from '../docs-page.ts';
import { bodyTag, matchesNoneOf } from '../entity-tag.ts';
import { html, htmlPage } from '../html.ts';
import { negotiate } from '../negotiate.ts';
import { noBody } from '../parse-input.ts';
import { problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';
import { diffOut } from '../schemas/diff-answer.ts';
import { articleParams } from '../schemas/inputs.ts';
import { wholeNumber } from '../schemas/list-inputs.ts';

const FORMS = ['application/json', 'text/html', 'text/x-diff'] as const;

const refSchema = z.union(
  [z.enum(REVISION_WORDS), wholeNumber],
  'must be a revision number, previous, latest, published or first',
);

export const diffRevisions = defineRoute({
  name: 'getDiff',
  method: 'GET',
  path: '/api/v1/articles/{id}/diff',
  family: 'Stories',
  summary: 'What differs between two revisions',
  description:
    '`previous` comes before `to` in the order in which readers saw the texts. In JSON the spans tile both texts and offsets are UTF-16 code units; `text/x-diff` is for machines that patch, `text/html` for people. From or to a text that nobody observed `diff` is null.',
  params: articleParams,
  query: z.strictObject({
    from: refSchema
      .default('previous')
      .meta({ description: 'A number, `previous`, `latest`, `published` or `first`' }),
    to: refSchema
      .default('latest')
      .meta({ description: 'A number, `previous`, `latest`, `published` or `first`' }),
  }),
  body: noBody,
  bodyKind: 'none',
  answers: [
    {
      ...json(200, 'The difference', diffOut),
      content: { 'application/json': diffOut, 'text/html': z.string(), 'text/x-diff': z.string() },
    },
    ...problems(304, 404, 406),
  ],
  handle: async ({ api, params, query, principal, request }) => {
    const form = negotiate(request.header('accept'), FORMS);
    const asked = { articleId: params.id, ...query };
    const pair = await api.readModel.read(({ db }) => findPair(db, asked, audienceOf(principal.role)));
    // Texts never change, so the tag is known before the work is done.
    const etag = bodyTag([params.id, pair.from.revision, pair.to.revision, ALGORITHM, form].join(' '));
    if (!matchesNoneOf(request.header('if-none-match'), etag))
      return { status: 304, etag, body: { kind: 'none' } };
    return { ...render(pair, form), etag };
  },
});

type Asked = { readonly articleId: ArticleId; readonly from: RevisionRef; readonly to: RevisionRef };
type Pair = { readonly from: RevisionView; readonly to: RevisionView };

async function findPair(db: ReadDatabase, { articleId, from, to }: Asked, audience: Audience): Promise<Pair> {
  const find = async (ref: RevisionRef, relativeTo?: number): Promise<RevisionView> => {
    const revision = await resolveRevisionRef(db, { articleId, ref, relativeTo }, audience);
    const found =
      revision === undefined ? undefined : await findRevision(db, { articleId, revision }, audience);
    if (found === undefined) throw notFound(articleId, ref);
    if (found.contentState === 'hidden')
      throw problem(
        'text-hidden',
        `The text of story ${articleId} is withheld from readers, in its past too.`,
      );
    return found;
  };
  const after = await find(to);
  return { from: await find(from, after.revision), to: after };
}

const notFound = (articleId: ArticleId, ref: RevisionRef) =>
  problem(
    'revision-not-found',
    typeof ref === 'number'
      ? `There is no revision ${String(ref)} of a story ${articleId} to be seen with this token.`
      : `Story ${articleId} has no ${ref} revision to be seen with this token.`,
  );

const labelOf = ({ articleId, revision, contentState }: RevisionView): string =>
  `${articleId} revision ${String(revision)}${contentState === 'unobserved' ? ' (text not observed)' : ''}`;

function render(pair: Pair, form: (typeof FORMS)[number]): Answer {
  const [before, after] = [pair.from.content, pair.to.content];
  const texts = before === null || after === null ? undefined : { before, after };
  switch (form) {
    case 'application/json':
      return jsonAnswer(toJson(pair, texts));
    case 'text/html':
      return textAnswer(toPage(pair, texts), 'text/html; charset=utf-8');
    case 'text/x-diff':
      return textAnswer(toPatch(pair, texts), 'text/x-diff; charset=utf-8');
  }
}

type Texts = { readonly before: Content; readonly after: Content } | undefined;

function toJson({ from, to }: Pair, texts: Texts): object {
  const diff = texts === undefined ? null : diffContents(texts.before, texts.after);
  const side = ({ revision, contentState, effectiveAt }: RevisionView) => ({
    revision,
    contentState,
    effectiveAt,
  });
  return {
    articleId: to.articleId,
    from: side(from),
    to: side(to),
    changes:
      diff === null
        ? ['Nobody observed one of the two texts: what changed cannot be known.']
        : toChangeList(diff),
    diff,
  };
}

function toPatch({ from, to }: Pair, texts: Texts): string {
  const labels = { before: labelOf(from), after: labelOf(to) };
  if (texts === undefined) return `--- ${labels.before}\n+++ ${labels.after}\n`;
  return toUnifiedText(diffContents(texts.before, texts.after), texts.before, labels);
}

function toPage({ from, to }: Pair, texts: Texts): string {
  // The diff engine escapes what it renders.
  const inner =
    texts === undefined
      ? html`<p>Nobody observed one of the two texts: what changed cannot be known.</p>`
      : { markup: toInlineHtml(diffContents(texts.before, texts.after), texts.before) };
  const title = `${labelOf(from)} → ${String(to.revision)}`;
  const body = html`<main class="single">
    <h1>${texts?.after.headline ?? title}</h1>
    <p class="lead">${labelOf(from)} → ${labelOf(to)}</p>
    ${inner}
  </main>`;
  return htmlPage({ title, language: texts?.after.language ?? 'und', style: DOCS_STYLE_PATH, body });
}
