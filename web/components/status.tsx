import type { VNode } from 'preact';

import type { ArticleStatus } from '../../src/domain/article/article.ts';

const WORDS: Readonly<Record<ArticleStatus, string>> = {
  none: 'Not begun',
  draft: 'Draft',
  published: 'Published',
  withheld: 'Withheld',
  retracted: 'Retracted',
  gone: 'Gone',
};

/** A shape besides the colour, since colour alone says nothing to some. */
export const Status = ({ status }: { status: ArticleStatus }): VNode => (
  <span class={`status ${status}`}>{WORDS[status]}</span>
);
