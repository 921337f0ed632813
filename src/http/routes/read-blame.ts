import { z } from 'zod';

import { findBlame } from '../../../projections/revisions/blame.ts';
import { findRevision, listRevisions } from '../../../projections/revisions/queries.ts';
import { resolveRevisionRef, type RevisionRef } from '../../../projections/revisions/resolve-revision.ts';
import type { RevisionView } from '../../../projections/revisions/views.ts';
import { listOrigins } from '../../diff/blame/list-origins.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { audienceOf, type Audience } from '../../domain/article/permissions.ts';
import type { ReadDatabase } from '../../read-model/read-database.ts';
import { jsonAnswer } from '../answer.ts';
import { toBlameView } from '../blame-view.ts';
import { missingRevision } from '../missing-revision.ts';
import { noBody } from '../parse-input.ts';
import { problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';
import { blameOut } from '../schemas/blame-answer.ts';
import { articleParams } from '../schemas/inputs.ts';
import { revisionRef } from '../schemas/list-inputs.ts';
import { findTokenNames, withTokenNames } from '../token-names.ts';
import { toWire } from '../to-wire.ts';

export const readBlame = defineRoute({
  name: 'getBlame',
  method: 'GET',
  path: '/api/v1/articles/{id}/blame',
  family: 'Stories',
  summary: 'Which revision brought each word of a text',
  description:
    'Along the public texts in the order in which readers saw them. Words that moved keep their origin, words that come back have the one they had. A draft goes on from the text that was public when it was saved. Offsets are UTF-16 code units. For readers `latest` is the text in effect, and every revision named is public.',
  params: articleParams,
  query: z.strictObject({
    revision: revisionRef
      .default('latest')
      .meta({ description: 'A number, `previous`, `latest`, `published` or `first`' }),
  }),
  body: noBody,
  bodyKind: 'none',
  answers: [json(200, 'The origins', blameOut), ...problems(304, 404)],
  handle: async ({ api, params, query, principal }) => {
    const audience = audienceOf(principal.role);
    const asked = { articleId: params.id, ref: query.revision };
    const view = await api.readModel.read(({ db }) => readBlameView(db, asked, audience));
    const names = await findTokenNames(api, audience);
    return jsonAnswer(withTokenNames(toWire(view), names));
  },
});

type Asked = { readonly articleId: ArticleId; readonly ref: RevisionRef };

async function readBlameView(db: ReadDatabase, asked: Asked, audience: Audience): Promise<object> {
  const { articleId } = asked;
  const revision = await getRevision(db, asked, audience);
  const blame = await findBlame(db, { articleId, revision: revision.revision });
  if (blame === undefined) throw await missingRevision(db, asked, audience);
  const among = listOrigins(blame.state);
  const page = await listRevisions(db, { articleId, among, limit: Math.max(1, among.length) }, audience);
  return toBlameView({ revision, blame, origins: page?.items ?? [] });
}

async function getRevision(db: ReadDatabase, asked: Asked, audience: Audience): Promise<RevisionView> {
  const { articleId } = asked;
  const revision = await resolveRevisionRef(db, asked, audience);
  const found =
    revision === undefined ? undefined : await findRevision(db, { articleId, revision }, audience);
  if (found === undefined) throw await missingRevision(db, asked, audience);
  if (found.contentState === 'hidden')
    throw problem('text-hidden', `The text of story ${articleId} is withheld from readers, in its past too.`);
  return found;
}
