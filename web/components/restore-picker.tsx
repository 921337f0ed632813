import type { VNode } from 'preact';

import type { ArticleView } from '../../projections/article-state/views.ts';
import { ActHead } from './act-page.tsx';
import { LineField } from './form-parts.tsx';

/** Which revision is to be restored: its text is shown before anything happens. */
export const RestorePicker = ({ article, action }: { article: ArticleView; action: string }): VNode => {
  const last = article.desk?.lastRevision ?? 1;
  return (
    <article class="act-page">
      <ActHead article={article} />
      <h1>Restore a revision</h1>
      <form class="act-form" method="get" action={action}>
        <LineField
          id="revision"
          label="Which revision"
          value=""
          hint={`A number from 1 to ${String(last)}. What it would overwrite is shown first.`}
          faults={[]}
        />
        <button type="submit" class="primary">
          Show what it would change
        </button>
      </form>
    </article>
  );
};
