import { columnsOf } from '../../shared/text-columns.ts';
import type { FieldChange, Span } from '../story-diff.ts';
import { quoteOf, toEdit } from './change-edits.ts';
import type { DiffView } from './diff-view.ts';
import { entriesOf, type FieldEntry } from './field-entries.ts';
import type { Sentence } from './sentence.ts';
import { QUOTE_COLUMNS } from './shorten.ts';

/** A field's changes, as sentences. */
export function fieldSentences(view: DiffView, change: FieldChange): readonly Sentence[] {
  const entries = entriesOf(view, change);
  if (entries.length === 0) return [view.phrases.listOrder(change.field)];
  return entries.flatMap((entry) => entrySentences(view, entry));
}

/** Short texts are told from end to end, as headlines are read; long ones by their edits. */
function entrySentences({ phrases }: DiffView, entry: FieldEntry): readonly Sentence[] {
  const { subject, languages, before, after, spans } = entry;
  if (before === undefined || after === undefined || [before, after].every(isShort)) {
    return [
      phrases.listValue(subject, {
        ...(before === undefined ? {} : { before: quoteOf(before, languages.before) }),
        ...(after === undefined ? {} : { after: quoteOf(after, languages.after) }),
      }),
    ];
  }
  return spans
    .filter(({ op }: Span) => op !== 'equal')
    .map((span) => phrases.listEdit(subject, toEdit(span, { before, after }, languages)));
}

const isShort = (text: string): boolean => columnsOf(text) <= QUOTE_COLUMNS;
