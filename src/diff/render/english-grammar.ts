import type { BlockKind } from '../../domain/article/content.ts';
import type { BlockPlace, Extent } from './phrases.ts';
import type { Reference } from './sentence.ts';

export const KINDS: Readonly<Record<BlockKind, readonly [one: string, many: string]>> = {
  paragraph: ['paragraph', 'paragraphs'],
  heading: ['heading', 'headings'],
  quote: ['quote', 'quotes'],
  caption: ['caption', 'captions'],
  listItem: ['list item', 'list items'],
  image: ['image', 'images'],
  embed: ['embed', 'embeds'],
  preformatted: ['preformatted block', 'preformatted blocks'],
};

const ONES = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
export const inWords = (count: number): string => ONES[count] ?? String(count);
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${inWords(count)} ${count === 1 ? one : many}`;

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export type Named = Pick<BlockPlace, 'kind' | 'number'>;

export const nameOf = ({ kind, number }: Named): string => `${KINDS[kind][0]} ${String(number)}`;
export const link = (place: BlockPlace): Reference => ({ reference: nameOf(place), target: place.target });
/** At the beginning of a sentence. */
export const Name = (place: BlockPlace): string => capital(nameOf(place));

/** `paragraphs 4 and 5`; of two kinds: `paragraph 4 and heading 2`. */
export function together(places: readonly BlockPlace[]): string {
  const kinds = new Set(places.map(({ kind }) => kind));
  const [first] = places;
  if (kinds.size > 1 || first === undefined) return enumerate(places.map(nameOf));
  return `${KINDS[first.kind][places.length > 1 ? 1 : 0]} ${enumerate(places.map(({ number }) => String(number)))}`;
}

const enumerate = (items: readonly string[]): string =>
  items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;

const FORMS = {
  none: '',
  punctuation: 'punctuation changed',
  spacing: 'spacing changed',
  formatting: 'formatting changed',
} as const;

/** `two words changed`; empty where nothing did. */
function extentText({ inserted, deleted, form }: Extent): string {
  if (inserted > 0 && deleted > 0) return `${counted(Math.max(inserted, deleted), 'word')} changed`;
  if (inserted > 0) return `${counted(inserted, 'word')} added`;
  if (deleted > 0) return `${counted(deleted, 'word')} removed`;
  return FORMS[form];
}

export function withExtent(extent: Extent): string {
  const text = extentText(extent);
  return text === '' ? '' : `, ${text}`;
}
