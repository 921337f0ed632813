import type { Block, Content } from '../domain/article/content.ts';
import { joinedText } from './joined-text.ts';
import type { BlockChange, FieldChange, Span, StoryDiff } from './story-diff.ts';
import { nameOfField } from './summarize.ts';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');

const inserted = (text: string): string => (text === '' ? '' : `<ins>${escapeHtml(text)}</ins>`);
const deleted = (text: string): string => (text === '' ? '' : `<del>${escapeHtml(text)}</del>`);

/** The whole story as one HTML fragment, what went in `<del>` and what came in `<ins>`. `before` is the text that the diff was made from. */
export function toInlineHtml(diff: StoryDiff, before: Content): string {
  const fields = diff.fields.map(renderField);
  const blocks = diff.blocks.map((change) => renderChange(change, before.blocks));
  return [
    '<article class="diff">',
    ...(fields.length > 0 ? ['<dl class="diff-fields">', ...fields, '</dl>'] : []),
    ...blocks,
    '</article>',
  ].join('\n');
}

function renderField(change: FieldChange): string {
  const name = `<dt>${escapeHtml(nameOfField(change.field))}</dt>`;
  if (change.spans !== undefined && typeof change.before === 'string') {
    return `${name}<dd>${renderSpans(change.spans, change.before)}</dd>`;
  }
  return `${name}<dd>${deleted(fieldText(change.before))}${inserted(fieldText(change.after))}</dd>`;
}

/** A field's value on one line: texts as they are, lists and records as JSON. */
export function fieldText(value: unknown): string {
  if (value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

const renderSpans = (spans: readonly Span[], before: string): string =>
  spans
    .map((span) =>
      span.op === 'equal'
        ? escapeHtml(before.slice(...span.before))
        : `${deleted(span.beforeText ?? '')}${inserted(span.afterText ?? '')}`,
    )
    .join('');

function renderChange(change: BlockChange, blocks: readonly Block[]): string {
  const old = change.before.flatMap(({ index }) => blocks[index] ?? []);
  const text = old.map((block) => block.text).join('\n');
  const block = change.after[0]?.block ?? old[0];
  const className = `${change.kind}${change.moveId === undefined ? '' : ' moved'}`;
  if (change.kind === 'equal') return paragraph(block, className, escapeHtml(text));
  const words =
    change.spans === undefined
      ? `${deleted(text)}${inserted(joinedText(change.after))}`
      : renderSpans(change.spans, text);
  return paragraph(block, className, `${words}${renderForm(change)}`);
}

const paragraph = (block: Block | undefined, className: string, inner: string): string =>
  `<p class="${className}" data-kind="${block?.kind ?? 'paragraph'}">${inner}</p>`;

/** Changes that leave the words alone. */
function renderForm({ attributes = [], marks }: BlockChange): string {
  const values = attributes.map(
    ({ key, before, after }) =>
      ` <span class="attribute">${escapeHtml(key)}: ${deleted(before ?? '')}${inserted(after ?? '')}</span>`,
  );
  const formatting =
    marks === undefined ? '' : ' <span class="formatting">formatting or links changed</span>';
  return `${values.join('')}${formatting}`;
}
