import { z } from 'zod';

import { contentInput, wordsSchema } from '../../acts/inputs.ts';
import { articleIdOf } from '../../application/record-snapshot.ts';
import type { Content } from '../../domain/article/content.ts';
import type { ArticleId } from '../../domain/article/events.ts';
import { sourceSchema } from '../../schemas/envelope-schemas.ts';
import { languageSchema, textSchema } from '../../schemas/text-schema.ts';
import { commandIds } from '../command-ids.ts';
import { HtmlTooComplexError } from '../../markup/parse-html.ts';
import { htmlToContent } from '../html-to-content.ts';
import { noParams, noQuery } from '../parse-input.ts';
import { badInput, problem } from '../problem.ts';
import { defineRoute } from '../route.ts';
import { runCommand } from '../run-command.ts';
import { json, problems, writeOut } from '../schemas/answers.ts';
import { articleIdSchema } from '../schemas/inputs.ts';
import { textToContent } from '../text-to-content.ts';

const FORMS = ['content', 'html', 'text'] as const;

const bodySchema = z
  .strictObject({
    articleId: articleIdSchema.optional(),
    content: contentInput.optional(),
    html: textSchema.optional(),
    text: textSchema.optional(),
    language: languageSchema
      .optional()
      .meta({ description: 'Of html or text that doesn’t say it itself; else `und`.' }),
    source: sourceSchema.optional(),
    note: wordsSchema.optional(),
  })
  .superRefine((body, context) => {
    const given = FORMS.filter((form) => body[form] !== undefined);
    if (given.length !== 1) {
      context.addIssue({
        code: 'custom',
        path: ['content'],
        message: `give exactly one of content, html and text; ${given.length === 0 ? 'none is there' : `there are ${given.join(' and ')}`}`,
      });
    }
    if (body.language !== undefined && body.content !== undefined) {
      context.addIssue({
        code: 'custom',
        path: ['language'],
        message: 'belongs into content, where content is given',
      });
    }
  });

type Body = z.output<typeof bodySchema>;

export const createArticle = defineRoute({
  name: 'createArticle',
  method: 'POST',
  path: '/api/v1/articles',
  family: 'Changing stories',
  summary: 'Begin a story, as a draft',
  description:
    'The text comes as `content`, as `html` (the first `h1`, else the title, is the headline; scripts, styles, handlers and unsafe links never get in) or as `text` (the first line is the headline, blank lines part paragraphs). Without `articleId`: the id that `source` names, as imports have it, else a new one.',
  params: noParams,
  query: noQuery,
  body: bodySchema,
  bodyKind: 'json',
  answers: [
    json(201, 'Drafted; Location and ETag are the story’s', writeOut),
    json(202, 'Drafted and durable, but the read model is more than 5 s behind', writeOut),
    ...problems(409, 413, 415, 422, 503, 507),
  ],
  handle: async (context) => {
    const { request, principal, body } = context;
    const { source, note } = body;
    const bound = principal.sourceSystem;
    if (source !== undefined && bound !== undefined && source.system !== bound) {
      throw problem(
        'foreign-source',
        `The token speaks for the source ${bound}, not for ${source.system}; use that source’s own token.`,
      );
    }
    const ids = commandIds({
      tokenId: principal.id,
      route: 'POST /api/v1/articles',
      idempotencyKey: request.header('idempotency-key'),
      body,
    });
    const content = contentOf(body);
    return runCommand(context, {
      articleId: chosenId(body) ?? ids.articleId,
      command: { type: 'DraftArticle', content, note, source },
      precondition: 'no-stream',
      ids,
    });
  },
});

const chosenId = ({ articleId, source }: Body): ArticleId | undefined =>
  articleId ?? (source === undefined ? undefined : articleIdOf(source));

function contentOf(body: Body): Content {
  const content =
    body.content ?? (body.html === undefined ? textToContent(body.text ?? '') : fromHtml(body.html));
  if (content.headline === '' && content.blocks.length === 0) {
    throw badInput([{ path: body.html === undefined ? 'body.text' : 'body.html', message: 'holds no text' }]);
  }
  return content.language === 'und' && body.language !== undefined
    ? { ...content, language: body.language }
    : content;
}

function fromHtml(html: string): Content {
  try {
    return htmlToContent(html);
  } catch (error) {
    if (!(error instanceof HtmlTooComplexError)) throw error;
    throw badInput([{ path: 'body.html', message: error.message }]);
  }
}
