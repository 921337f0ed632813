import { childrenOf, filledAttributeOf, type HtmlElement } from './parse-html.ts';

const EMBEDS: ReadonlySet<string> = new Set(
  'iframe embed object video audio amp-iframe amp-video amp-audio amp-youtube amp-twitter amp-instagram'.split(
    ' ',
  ),
);

/** Whether the element shows something from another place that isn't text. */
export const isEmbed = ({ tagName }: HtmlElement): boolean => EMBEDS.has(tagName);

/** The address of what is embedded, as stated. */
export function embedUrlOf(element: HtmlElement): string | undefined {
  const video = filledAttributeOf(element, 'data-videoid');
  if (element.tagName === 'amp-youtube' && video !== undefined)
    return `https://www.youtube.com/watch?v=${video}`;
  const tweet = filledAttributeOf(element, 'data-tweetid');
  if (element.tagName === 'amp-twitter' && tweet !== undefined)
    return `https://twitter.com/i/status/${tweet}`;
  const own = ['src', 'data-src', 'data'].map((name) => filledAttributeOf(element, name));
  const sources = childrenOf(element).map((child) => filledAttributeOf(child, 'src'));
  return [...own, ...sources].find((url) => url !== undefined && url !== 'about:blank');
}
