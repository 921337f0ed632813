import {
  ALTERNATIVE_HEADLINE_ROLES,
  BLOCK_KINDS,
  CONTENT_KINDS,
  MEDIA_KINDS,
  type Content,
} from '../../src/domain/article/content.ts';
import { toNotation } from './notation.ts';

/** How a value is typed: one of a list, one line, lines, or lines in the notation of marks. */
export type Typing =
  | { readonly as: 'choice'; readonly of: readonly string[] }
  | { readonly as: 'line' }
  | { readonly as: 'lines' };

const LINE: Typing = { as: 'line' };
const LINES: Typing = { as: 'lines' };
const choiceOf = (of: readonly string[]): Typing => ({ as: 'choice', of });

/** What a form asks of a story's text once. Bylines and tags stand one to a line. */
export const SCALARS = {
  headline: LINE,
  language: LINE,
  kind: choiceOf(CONTENT_KINDS),
  summary: LINES,
  bylines: LINES,
  section: LINE,
  tags: LINES,
  url: LINE,
} as const satisfies Record<string, Typing>;

export type ScalarName = keyof typeof SCALARS;

/** What a form asks of each item of a list. */
export const LISTS = {
  alternativeHeadlines: { role: choiceOf(ALTERNATIVE_HEADLINE_ROLES), language: LINE, text: LINE },
  blocks: {
    kind: choiceOf(BLOCK_KINDS),
    language: LINE,
    text: LINES,
    speaker: LINE,
    role: LINE,
    level: LINE,
    url: LINE,
    media: LINE,
  },
  media: {
    kind: choiceOf(MEDIA_KINDS),
    url: LINE,
    caption: LINES,
    credit: LINE,
    alt: LINE,
    language: LINE,
  },
  related: { title: LINE, url: LINE, language: LINE },
} as const satisfies Record<string, Readonly<Record<string, Typing>>>;

export type ListName = keyof typeof LISTS;
export const LIST_NAMES = Object.keys(LISTS) as ListName[];

export const mapLists = <Value>(toValue: (list: ListName) => Value): Readonly<Record<ListName, Value>> => ({
  alternativeHeadlines: toValue('alternativeHeadlines'),
  blocks: toValue('blocks'),
  media: toValue('media'),
  related: toValue('related'),
});

export const SCALAR_NAMES = Object.keys(SCALARS) as ScalarName[];

export const typingsOf = (list: ListName): Readonly<Record<string, Typing>> => LISTS[list];

export type Values = Readonly<Record<string, string>>;

/** An item as typed. `from`: which item of the base it was; whatever of that the form doesn't ask comes along. */
export type EditedItem = { readonly from?: number | undefined; readonly values: Values };

/** A story's text as a form shows it and as it comes back. */
export type EditedContent = {
  readonly scalars: Readonly<Record<ScalarName, string>>;
  readonly lists: Readonly<Record<ListName, readonly EditedItem[]>>;
};

/** What a form shows of a text; undefined: of none yet. */
export function toEditedContent(content: Content | undefined): EditedContent {
  const lists = content === undefined ? NO_ITEMS : itemsOf(content);
  return { scalars: scalarsOf(content), lists };
}

const NO_ITEMS: EditedContent['lists'] = {
  alternativeHeadlines: [],
  blocks: [{ values: { kind: 'paragraph', language: '', text: '' } }],
  media: [],
  related: [],
};

const scalarsOf = (content: Content | undefined): EditedContent['scalars'] => ({
  headline: content?.headline ?? '',
  language: content?.language ?? '',
  kind: content?.kind ?? 'article',
  summary: content?.summary ?? '',
  bylines: (content?.bylines ?? []).join('\n'),
  section: content?.section ?? '',
  tags: (content?.tags ?? []).join('\n'),
  url: content?.url ?? '',
});

function itemsOf(content: Content): EditedContent['lists'] {
  const { alternativeHeadlines, blocks, media, related } = content;
  return {
    alternativeHeadlines: numbered(alternativeHeadlines.map((item) => texts(item))),
    blocks: numbered(
      blocks.map(({ kind, language, text, marks, attributes }) => ({
        kind,
        language: language ?? '',
        text: toNotation({ text, marks }),
        ...pick(attributes, ['speaker', 'role', 'level', 'url', 'media']),
      })),
    ),
    media: numbered(media.map((item) => texts(item))),
    related: numbered(related.map((item) => texts(item))),
  };
}

const numbered = (items: readonly Values[]): readonly EditedItem[] =>
  items.map((values, from) => ({ from, values }));

const texts = (item: Readonly<Record<string, string | undefined>>): Values =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, value ?? '']));

const pick = (record: Values, names: readonly string[]): Values =>
  Object.fromEntries(names.map((name) => [name, record[name] ?? '']));

/**
 * What a browser sends back of an untouched field: HTML knows no NUL and one line end only, and a field of one line none.
 * Told apart from what was typed by this alone.
 */
export function asSentBack(value: string, { as }: Typing): string {
  const known = value.replaceAll('\u0000', '\ufffd');
  return as === 'lines' ? known.replaceAll(/\r\n?/g, '\n') : known.replaceAll(/[\r\n]/g, '');
}
