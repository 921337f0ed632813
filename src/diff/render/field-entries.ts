import type { LanguageTag } from '../../domain/article/content.ts';
import type { ContentField, FieldChange, ItemChange, PartChange, Span } from '../story-diff.ts';
import type { DiffView, Side } from './diff-view.ts';
import type { Subject } from './phrases.ts';

/** One thing that changed in a field: the whole of a text, one item of a list, or one part of an item. Absent text: there is none. */
export type FieldEntry = {
  readonly subject: Subject & { readonly of: 'field' };
  readonly languages: Readonly<Record<Side, LanguageTag | undefined>>;
  readonly before: string | undefined;
  readonly after: string | undefined;
  /** Tile both texts. */
  readonly spans: readonly Span[];
};

/** What changed in the field, in the order in which it is told. None: only the order of its items. */
export function entriesOf(view: DiffView, change: FieldChange): readonly FieldEntry[] {
  const { field, before, after, items } = change;
  if (typeof before === 'object' && typeof after === 'object' && items !== undefined)
    return items.flatMap((item) => itemEntries(view, change, item));
  const texts = { before: toText(before), after: toText(after) };
  return [
    {
      subject: { of: 'field', field },
      languages: isWords(field) ? languagesOf(view) : NO_LANGUAGE,
      ...texts,
      spans: spansFor(texts, change.spans),
    },
  ];
}

const toText = (value: unknown): string | undefined => {
  if (value === undefined) return undefined;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

type Texts = { readonly before?: string | undefined; readonly after?: string | undefined };

/** The engine's spans, or one that replaces the whole. */
function spansFor({ before = '', after = '' }: Texts, spans: readonly Span[] | undefined): readonly Span[] {
  if (spans !== undefined) return spans;
  if (before === after) return [];
  const op = before === '' ? 'insert' : after === '' ? 'delete' : 'replace';
  return [{ op, before: [0, before.length], after: [0, after.length], beforeText: before, afterText: after }];
}

type Languages = FieldEntry['languages'];

const NO_LANGUAGE: Languages = { before: undefined, after: undefined };
const languagesOf = ({ before, after }: DiffView): Languages => ({
  before: before.language,
  after: after.language,
});

/** Fields whose text is of a language, and not a code or an address. */
const isWords = (field: ContentField): boolean =>
  !['kind', 'language', 'url', 'altIds', 'relations'].includes(field);
const isWordsPart = (part: string): boolean =>
  ['caption', 'credit', 'alt', 'title', 'text', 'value'].includes(part);

function itemEntries(view: DiffView, change: FieldChange, item: ItemChange): readonly FieldEntry[] {
  const { field } = change;
  const [old, fresh] = [itemOf(change.before, item, 'before'), itemOf(change.after, item, 'after')];
  const number = (item.after ?? item.before ?? 0) + 1;
  const subject = {
    of: 'field',
    field,
    ...(item.key === undefined ? { number } : { key: item.key }),
  } as const;
  const own = (value: unknown): LanguageTag | undefined =>
    isRecord(value) && typeof value['language'] === 'string' ? value['language'] : undefined;
  const languages = {
    before: own(old) ?? (isWords(field) ? view.before.language : undefined),
    after: own(fresh) ?? (isWords(field) ? view.after.language : undefined),
  };
  if (item.op === 'changed' && item.parts !== undefined)
    return item.parts.map((part) => partEntry({ subject, languages }, part));
  const texts = { before: nameOfItem(field, old), after: nameOfItem(field, fresh) };
  return [{ subject, languages, ...texts, spans: spansFor(texts, undefined) }];
}

type Named = Pick<FieldEntry, 'subject' | 'languages'>;

const partEntry = (
  { subject, languages }: Named,
  { part, before, after, spans }: PartChange,
): FieldEntry => ({
  // The text of an alternative headline or a custom field is the item itself.
  subject: part === 'text' ? subject : { ...subject, part },
  languages: isWordsPart(part) ? languages : NO_LANGUAGE,
  before,
  after,
  spans: spansFor({ before, after }, spans),
});

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function itemOf(values: unknown, item: ItemChange, side: Side): unknown {
  const index = item[side];
  if (Array.isArray(values) && index !== undefined) return (values as readonly unknown[])[index];
  return isRecord(values) && item.key !== undefined ? values[item.key] : undefined;
}

/** What an item is called where it is told as a whole. */
function nameOfItem(field: ContentField, item: unknown): string | undefined {
  if (!isRecord(item)) return toText(item);
  const parts = (...names: readonly string[]): readonly string[] =>
    names.flatMap((name) => (typeof item[name] === 'string' && item[name] !== '' ? [item[name]] : []));
  switch (field) {
    case 'media':
      return parts('caption', 'credit', 'alt', 'url').join(' · ');
    case 'related':
      return parts('title', 'url').join(' · ');
    case 'alternativeHeadlines':
      return parts('text', 'role', 'language').join(' · ');
    case 'relations':
      return parts('rel', 'articleId', 'source').join(' · ');
    case 'altIds':
      return parts('role', 'value').join(': ');
    default:
      return JSON.stringify(item);
  }
}
