import type { VNode } from 'preact';

import type { ArticleView } from '../../projections/article-state/views.ts';
import type { AuthenticatedPrincipal } from '../../src/access/principal.ts';
import { formOf } from '../acts/act-forms.ts';
import { listActsFor } from '../acts/may-act.ts';
import { storyAddress } from '../address.ts';

type Props = { readonly article: ArticleView; readonly visitor: AuthenticatedPrincipal };

/** What the visitor may do with the story as it stands; nothing for those who only read. */
export const ActMenu = ({ article, visitor }: Props): VNode | null => {
  const names = listActsFor(article, visitor);
  if (names.length === 0) return null;
  const isSources = article.authority === 'source' && names.length === 1;
  return (
    <details class="act-menu">
      <summary class="button">Act on this story</summary>
      {isSources ? <p class="hint">The text comes from its source, and changes only there.</p> : null}
      <ul>
        {names.map((name) => (
          <li key={name}>
            <a href={storyAddress(article.articleId, `acts/${name}`)}>
              {formOf(name).word}
              <span class="does">{formOf(name).does}</span>
            </a>
          </li>
        ))}
      </ul>
    </details>
  );
};
