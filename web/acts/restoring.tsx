import type { VNode } from 'preact';

import { TextChange } from '../components/text-change.tsx';
import type { WebDependencies } from '../dependencies.ts';
import { loadText, type ActingStory } from './acting.ts';

/** What a form to restore shows and sends of the revision. */
export type Restoring = {
  readonly hidden: Readonly<Record<string, string>>;
  readonly preview: VNode | null;
  readonly alert?: string;
};

/** Looks at what a restore would overwrite, against the text that it would take the place of. */
export async function restoring(
  web: WebDependencies,
  { article, text }: ActingStory,
  revision: number,
): Promise<Restoring> {
  const hidden = { revision: String(revision) };
  const found = await loadText(web, article.articleId, revision);
  if (found === undefined) {
    const alert = `Revision ${String(revision)} has no text that could be restored. Take another one.`;
    return { hidden, preview: null, alert };
  }
  const replaced =
    article.revision === null ? text : await loadText(web, article.articleId, article.revision);
  if (replaced === undefined) return { hidden, preview: null };
  const preview = (
    <TextChange
      id="restored"
      heading={`What changes when revision ${String(revision)} takes the place of revision ${String(replaced.revision)}`}
      before={replaced.content}
      after={found.content}
      glossary={web.glossary}
    />
  );
  return { hidden, preview };
}
