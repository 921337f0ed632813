const HERE = 'http://stet.invalid';

/**
 * The path and query of a page of our own, as a browser reads the text (WHATWG URL): it overlooks tabs and line ends, and takes
 * `\` for `/`. Anything that would lead to another site is `/`.
 */
export function toOwnAddress(text: string): string {
  if (!text.startsWith('/') || !URL.canParse(text, HERE)) return '/';
  const { origin, pathname, search, hash } = new URL(text, HERE);
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}${hash}` : '/';
}
