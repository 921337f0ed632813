import { z } from 'zod';

import { findArticle } from '../../projections/article-state/queries.ts';
import type { ArticleView } from '../../projections/article-state/views.ts';
import { findRevision } from '../../projections/revisions/queries.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleId } from '../../src/domain/article/events.ts';
import { newUuidV7 } from '../../src/shared/ids.ts';
import { readStep } from '../content-form/edit-steps.ts';
import { oneOf } from '../content-form/read-edited-content.ts';
import type { WebDependencies } from '../dependencies.ts';
import { PageFault } from '../page-fault.ts';
import type { RawForm } from '../page.ts';

/** A story as its acts need it: its state, and the text that the desk works on. */
export type ActingStory = {
  readonly article: ArticleView;
  /** The draft, else what readers see; undefined: nobody observed it. */
  readonly text: KnownText | undefined;
};

export type KnownText = { readonly revision: number; readonly content: Content };

/** undefined: there is no such story. Forms are for those who see everything. */
export const loadActingStory = (web: WebDependencies, id: ArticleId): Promise<ActingStory | undefined> =>
  web.readModel.read(async ({ db }) => {
    const article = await findArticle(db, id, 'staff');
    if (article === undefined) return undefined;
    const revision = article.desk?.draftRevision ?? article.revision;
    if (revision === null) return { article, text: undefined };
    const found = await findRevision(db, { articleId: id, revision }, 'staff');
    const content = found?.content ?? null;
    return { article, text: content === null ? undefined : { revision, content } };
  });

/** A revision's text; undefined: there is none, or nobody observed it. */
export const loadText = (
  web: WebDependencies,
  articleId: ArticleId,
  revision: number | undefined,
): Promise<KnownText | undefined> =>
  web.readModel.read(async ({ db }) => {
    if (revision === undefined) return undefined;
    const found = await findRevision(db, { articleId, revision }, 'staff');
    const content = found?.content ?? null;
    return content === null ? undefined : { revision, content };
  });

/** Any form: what it holds is parsed by the act. */
export const anyForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

/** What a form knows of the story that it was made from, and of its own sending. */
export type FormTicket = {
  /** The story's version; a form of a new story has none. */
  readonly version: bigint | undefined;
  /** The revision whose text the form began with. */
  readonly base: number | undefined;
  /** One for one intention: sent twice it counts once. */
  readonly key: string;
};

export const newTicket = ({ article, text }: ActingStory): FormTicket => ({
  version: article.streamVersion,
  base: text?.revision,
  key: newUuidV7(),
});

/** Throws a PageFault: a button that is none of a form's must not be taken for the one that sends it. */
export function requireButton(asked: string): void {
  if (asked === '' || asked === 'send' || asked === 'preview' || readStep(asked) !== undefined) return;
  throw new PageFault(
    400,
    'This form was sent by no button of its own',
    'Nothing was changed. Go back, load the form anew and send it again.',
  );
}

const numberOf = (text: string): number | undefined => (/^\d{1,9}$/.test(text) ? Number(text) : undefined);

/** Throws a PageFault: the form lacks what every form of ours has. */
export function readTicket(form: RawForm): FormTicket {
  const version = oneOf(form, 'version');
  const key = oneOf(form, 'key');
  if (!/^\d{0,18}$/.test(version) || !/^[\w-]{8,64}$/.test(key)) {
    throw new PageFault(
      400,
      'This form is not whole',
      'Its version or its key is missing, so nothing was changed. Go back, load the form anew and send it again.',
    );
  }
  return {
    version: version === '' ? undefined : BigInt(version),
    base: numberOf(oneOf(form, 'base')),
    key,
  };
}
