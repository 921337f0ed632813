import type { RevisionView } from '../../projections/revisions/views.ts';
import { diffContents, type DiffOptions } from '../diff/diff-contents.ts';
import { ENGLISH } from '../diff/render/english.ts';
import { toInlineHtml } from '../diff/render/to-inline-html.ts';
import { toListHtml } from '../diff/render/to-list-html.ts';
import { toSideBySideHtml } from '../diff/render/to-side-by-side-html.ts';
import type { Content } from '../domain/article/content.ts';
import { DOCS_STYLE_PATH } from './docs-page.ts';
import { html, htmlPage, type Html } from './html.ts';

/** The forms of a diff as a page: in one text, in two columns, as a list of sentences. */
export const DIFF_VIEWS = ['inline', 'side', 'list'] as const;
export type DiffPageView = (typeof DIFF_VIEWS)[number];

const VIEW_NAMES = { inline: 'In one text', side: 'Side by side', list: 'As a list' } as const;
const RENDERERS = { inline: toInlineHtml, side: toSideBySideHtml, list: toListHtml } as const;

type Revisions = DiffOptions & { readonly from: RevisionView; readonly to: RevisionView };

/** Of two revisions of one story. Where nobody observed one of them, the page says so. */
export function toDiffPage({ from, to, glossary }: Revisions, view: DiffPageView): string {
  const texts = { before: from.content, after: to.content, glossary };
  const title = `${to.articleId}: revision ${String(from.revision)} → ${String(to.revision)}`;
  const body = html`<main class="single ${view === 'side' ? 'wide' : 'narrow'}">
    ${headingOf(title, to.content)}
    <p class="lead">${labelOf(from)} → ${labelOf(to)}</p>
    ${viewLinks({ from: from.revision, to: to.revision, view })} ${inner(texts, view)}
  </main>`;
  return htmlPage({ title, language: 'en', style: DOCS_STYLE_PATH, body });
}

export const labelOf = ({ articleId, revision, contentState }: RevisionView): string =>
  `${articleId} revision ${String(revision)}${contentState === 'unobserved' ? ' (text not observed)' : ''}`;

const headingOf = (title: string, content: Content | null): Html =>
  content === null
    ? html`<h1>${title}</h1>`
    : html`<h1 lang="${content.language}" dir="auto">${content.headline}</h1>`;

type Shown = { readonly from: number; readonly to: number; readonly view: DiffPageView };

const viewLinks = ({ from, to, view }: Shown): Html =>
  html`<nav class="views" aria-label="Views">
    ${DIFF_VIEWS.map((name) =>
      name === view
        ? html`<strong aria-current="page">${VIEW_NAMES[name]}</strong> `
        : html`<a href="?from=${from}&amp;to=${to}&amp;view=${name}">${VIEW_NAMES[name]}</a> `,
    )}
  </nav>`;

type KnownTexts = DiffOptions & { readonly before: Content | null; readonly after: Content | null };

function inner({ before, after, glossary }: KnownTexts, view: DiffPageView): Html {
  if (before === null || after === null) return html`<p>${ENGLISH.labels.unobserved}</p>`;
  const diff = diffContents(before, after, { glossary });
  const verdict = html`<p class="verdict">${ENGLISH.verdicts[diff.statistics.verdict]}</p>`;
  // The renderings escape what they are given.
  return html`${verdict}${{ markup: RENDERERS[view](diff, before) }}`;
}
