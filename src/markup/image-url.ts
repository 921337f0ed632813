import { filledAttributeOf, type HtmlElement } from './parse-html.ts';

/** Where pages that load images late keep the address, before `src`, which then shows a placeholder. */
const ADDRESSES = ['data-src', 'data-lazy-src', 'data-original', 'src'] as const;
const LISTS = ['srcset', 'data-srcset'] as const;

/** The address of an image as its element states it, relative or not; undefined for none, and for data in its place. */
export function imageUrlOf(image: HtmlElement): string | undefined {
  const stated = ADDRESSES.map((name) => filledAttributeOf(image, name));
  const listed = LISTS.map((name) => filledAttributeOf(image, name)?.split(/[\s,]/, 1)[0]);
  return [...stated, ...listed].find((url) => url !== undefined && url !== '' && !/^data:/i.test(url));
}

/** Images of one pixel count views and show nothing. */
export const isTrackingImage = (image: HtmlElement): boolean =>
  ['width', 'height'].some((side) => /^[01](?:px)?$/.test(filledAttributeOf(image, side) ?? ''));
