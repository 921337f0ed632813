import type { FieldChange, Span } from '../story-diff.ts';
import type { DiffView, Side } from './diff-view.ts';
import { escapeHtml, languageAttributes } from './escape-html.ts';
import { entriesOf, type FieldEntry } from './field-entries.ts';
import type { Reading } from './pieces.ts';
import { nameOfPart } from './phrases.ts';

export type FieldHtml = { readonly name: string; readonly id: string; readonly html: string };

/** A field's changes: its name, and as a list where there are several. */
export function toFieldHtml(view: DiffView, change: FieldChange, reading: Reading): FieldHtml {
  const { phrases } = view;
  const named = {
    name: escapeHtml(capital(phrases.fields[change.field])),
    id: escapeHtml(view.id(change.field)),
  };
  const entries = entriesOf(view, change);
  if (entries.length === 0) return { ...named, html: `<p>${escapeHtml(phrases.labels.reordered)}</p>` };
  const [only] = entries;
  if (
    entries.length === 1 &&
    only !== undefined &&
    only.subject.number === undefined &&
    only.subject.key === undefined
  )
    return { ...named, html: `<p>${entryHtml(view, only, reading)}</p>` };
  const items = entries.map((entry) => entryHtml(view, entry, reading)).filter((html) => html !== '');
  return {
    ...named,
    html: items.length === 0 ? '' : `<ul>${items.map((html) => `<li>${html}</li>`).join('')}</ul>`,
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

function entryHtml(view: DiffView, entry: FieldEntry, reading: Reading): string {
  const { subject, languages, before = '', after = '' } = entry;
  const text = entry.spans.map((span) => spanHtml(span, { before, after }, reading)).join('');
  if (text === '') return '';
  const label = labelOf(view, subject);
  const language = languageAttributes(
    reading === 'before' ? languages.before : (languages.after ?? languages.before),
  );
  return `${label}<span${language}>${text}</span>`;
}

function labelOf(view: DiffView, { key, number, part }: FieldEntry['subject']): string {
  const names = [
    ...(key === undefined ? [] : [key]),
    ...(part === undefined || number === undefined
      ? []
      : [`${String(number)}, ${nameOfPart(view.phrases, part)}`]),
  ];
  return names.length === 0 ? '' : `<span class="diff-name">${escapeHtml(names.join(', '))}</span> `;
}

function spanHtml(span: Span, texts: Readonly<Record<Side, string>>, reading: Reading): string {
  const side = reading === 'before' ? 'before' : 'after';
  if (span.op === 'equal') return escapeHtml(texts[side].slice(...span[side]));
  const gone = reading === 'after' ? '' : (span.beforeText ?? '');
  const come = reading === 'before' ? '' : (span.afterText ?? '');
  return `${gone === '' ? '' : `<del>${escapeHtml(gone)}</del>`}${come === '' ? '' : `<ins>${escapeHtml(come)}</ins>`}`;
}
