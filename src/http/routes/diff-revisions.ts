import { z } from 'zod';

import { findRevision } from '../../../projections/revisions/queries.ts';
import { resolveRevisionRef, type RevisionRef } from '../../../projections/revisions/resolve-revision.ts';
import type { RevisionView } from '../../../projections/revisions/views.ts';
import { algorithmOf, diffContents, type DiffOptions } from '../../diff/diff-contents.ts';
import { ENGLISH } from '../../diff/render/english.ts';
import { toChangeList } from '../../diff/render/to-change-list.ts';
import { toUnifiedText } from '../../diff/render/to-unified-text.ts';
import type { Content } from '../../domain/article/content.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { audienceOf, type Audience } from '../../domain/article/permissions.ts';
import type { ReadDatabase } from '../../read-model/read-database.ts';
import { jsonAnswer, textAnswer, type Answer } from '../answer.ts';
import { DIFF_VIEWS, labelOf, toDiffPage, type DiffPageView } from '../diff-page.ts';
import { bodyTag, matchesNoneOf } from '../entity-tag.ts';
import { missingRevision } from '../missing-revision.ts';
import { negotiate } from '../negotiate.ts';
import { noBody } from '../parse-input.ts';
import { problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';
import { diffOut } from '../schemas/diff-answer.ts';
import { articleParams } from '../schemas/inputs.ts';
import { revisionRef } from '../schemas/list-inputs.ts';

/** Raised when the same diff is written in another way, so that nobody holds the old words for ever. */
const RENDERING = 'words-4';

const FORMS = ['application/json', 'text/html', 'text/x-diff'] as const;

export const diffRevisions = defineRoute({
  name: 'getDiff',
  method: 'GET',
  path: '/api/v1/articles/{id}/diff',
  family: 'Stories',
  summary: 'What differs between two revisions',
  description:
    '`previous` comes before `to` in the order in which readers saw the texts. In JSON the spans tile both texts and offsets are UTF-16 code units; `text/x-diff` is a unified diff of a line for each field and, for each block, a line of its form above its text; `text/html` is for people, who choose a `view`. From or to a text that nobody observed `diff` is null.',
  params: articleParams,
  query: z.strictObject({
    from: revisionRef
      .default('previous')
      .meta({ description: 'A number, `previous`, `latest`, `published` or `first`' }),
    to: revisionRef
      .default('latest')
      .meta({ description: 'A number, `previous`, `latest`, `published` or `first`' }),
    view: z
      .enum(DIFF_VIEWS, 'must be inline, side or list')
      .default('inline')
      .meta({ description: 'Of `text/html`: in one text, in two columns, or as a list of sentences' }),
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
    const asked = { articleId: params.id, from: query.from, to: query.to };
    const pair = await api.readModel.read(({ db }) => findPair(db, asked, audienceOf(principal.role)));
    // Texts never change, so the tag is known before the work is done.
    const etag = bodyTag(
      [params.id, pair.from.revision, pair.to.revision, algorithmOf(api), RENDERING, form, query.view].join(
        ' ',
      ),
    );
    if (!matchesNoneOf(request.header('if-none-match'), etag))
      return { status: 304, etag, body: { kind: 'none' } };
    return { ...render({ ...pair, glossary: api.glossary }, form, query.view), etag };
  },
});

type Asked = { readonly articleId: ArticleId; readonly from: RevisionRef; readonly to: RevisionRef };
type Pair = { readonly from: RevisionView; readonly to: RevisionView };

async function findPair(db: ReadDatabase, { articleId, from, to }: Asked, audience: Audience): Promise<Pair> {
  const find = async (ref: RevisionRef, relativeTo?: number): Promise<RevisionView> => {
    const revision = await resolveRevisionRef(db, { articleId, ref, relativeTo }, audience);
    const found =
      revision === undefined ? undefined : await findRevision(db, { articleId, revision }, audience);
    if (found === undefined) throw await missingRevision(db, { articleId, ref }, audience);
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

function render(pair: Pair & DiffOptions, form: (typeof FORMS)[number], view: DiffPageView): Answer {
  const [before, after] = [pair.from.content, pair.to.content];
  const texts = before === null || after === null ? undefined : { before, after };
  switch (form) {
    case 'application/json':
      return jsonAnswer(toJson(pair, texts));
    case 'text/html':
      return textAnswer(toDiffPage(pair, view), 'text/html; charset=utf-8');
    case 'text/x-diff':
      return textAnswer(toPatch(pair, texts), 'text/x-diff; charset=utf-8');
  }
}

type Texts = { readonly before: Content; readonly after: Content } | undefined;

function toJson({ from, to, glossary }: Pair & DiffOptions, texts: Texts): object {
  const diff = texts === undefined ? null : diffContents(texts.before, texts.after, { glossary });
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
      diff === null || texts === undefined ? [ENGLISH.labels.unobserved] : toChangeList(diff, texts.before),
    diff,
  };
}

function toPatch({ from, to, glossary }: Pair & DiffOptions, texts: Texts): string {
  const labels = { before: labelOf(from), after: labelOf(to) };
  if (texts === undefined) return `--- ${labels.before}\n+++ ${labels.after}\n`;
  return toUnifiedText(diffContents(texts.before, texts.after, { glossary }), texts.before, labels);
}
