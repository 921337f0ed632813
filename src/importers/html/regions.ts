import { attributeOf, parentOf, type HtmlElement } from '../../markup/parse-html.ts';
import { linkShare, type TextMeasures } from './measure-text.ts';

/** What a part of a page is for: the story, links to other stories, or the page's own furniture. */
export type Region = 'story' | 'related' | 'furniture';

export type Regions = (element: HtmlElement) => Region;

const list = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Words of class names and ids. `paywall` alone is none: it also names the text behind it. */
const FURNITURE = list(
  'comment comments disqus share sharing sharebar social promo promotion newsletter subscribe subscription signup ' +
    'advert advertisement advertising ad ads adslot adsbygoogle sponsor sponsored sidebar breadcrumb breadcrumbs crumbs ' +
    'nav navbar navigation menu footer cookie cookies consent tags taglist keywords popular trending ' +
    'mostread bio aboutauthor pagination pager toolbar tools outbrain taboola rating sharedaddy login search feedback ' +
    'copyright teaser teasers masthead',
);
const FURNITURE_PAIRS = list(
  'most-read author-bio author-box about-author tag-list tags-list skip-link screen-reader sr-only visually-hidden ' +
    'site-header site-footer page-header-nav most-popular most-viewed print-only paywall-barrier paywall-overlay ' +
    'paywall-prompt paywall-message paywall-banner paywall-offer',
);
const RELATED = list(
  'related relatedposts relatedlinks recommended recommendations recommend relacionadas verwandt',
);
const RELATED_PAIRS = list(
  'read-more read-also read-next see-also more-on more-stories more-news more-from also-like also-read further-reading ' +
    'lire-aussi mehr-zum',
);
/** A name that says of something else that it has or lacks furniture. */
const ABOUT = list('no has with without single embed embedded open wp');
const ROLES = list('navigation search contentinfo banner dialog alertdialog menu menubar toolbar');
const NEVER = list('html body main article h1');

/** More of a page's text than this is never furniture: a frame around all may be named after its smallest part. */
const MAX_SHARE = 0.5;
const MIN_LINKED = 0.4;

/** Tells the region of any element of a page by its own tag, role, class and id, else by those of what encloses it. */
export function toRegions(body: HtmlElement, measure: TextMeasures): Regions {
  const whole = measure(body).length;
  const known = new Map<HtmlElement, Region>();
  const regionOf = (element: HtmlElement): Region => {
    const before = known.get(element);
    if (before !== undefined) return before;
    const parent = parentOf(element);
    const outer = parent === undefined ? 'story' : regionOf(parent);
    const region = outer === 'story' ? ownRegion(element) : outer;
    known.set(element, region);
    return region;
  };
  const ownRegion = (element: HtmlElement): Region => {
    if (NEVER.has(element.tagName)) return 'story';
    if (isHidden(element) || isFurnitureTag(element)) return 'furniture';
    const names = namesOf(element);
    if (names.some((name) => hasPair(name, FURNITURE_PAIRS))) return 'furniture';
    const measured = measure(element);
    if (measured.length > whole * MAX_SHARE) return 'story';
    if (names.some((name) => hasWord(name, RELATED) || hasPair(name, RELATED_PAIRS)))
      return linkShare(measured) >= MIN_LINKED ? 'related' : 'story';
    return names.some((name) => hasWord(name, FURNITURE)) ? 'furniture' : 'story';
  };
  return regionOf;
}

const isHidden = (element: HtmlElement): boolean =>
  attributeOf(element, 'hidden') !== undefined ||
  attributeOf(element, 'aria-hidden') === 'true' ||
  /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attributeOf(element, 'style') ?? '');

function isFurnitureTag(element: HtmlElement): boolean {
  const { tagName } = element;
  if (ROLES.has(attributeOf(element, 'role') ?? '')) return true;
  // A footer at the end of a quotation names its speaker.
  return tagName === 'nav' || (tagName === 'footer' && parentOf(element)?.tagName !== 'blockquote');
}

/** The class names and the id as lists of words: `articleShare-box` is `article share box`. */
const namesOf = (element: HtmlElement): readonly (readonly string[])[] =>
  `${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`
    .slice(0, 1_000)
    .split(/\s+/)
    .map((name) =>
      name
        .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .split(/[^a-z]+/),
    );

const isOwn = (name: readonly string[]): boolean => !name.some((word) => ABOUT.has(word));

const hasWord = (name: readonly string[], words: ReadonlySet<string>): boolean =>
  isOwn(name) && name.some((word) => words.has(word));

const hasPair = (name: readonly string[], pairs: ReadonlySet<string>): boolean =>
  isOwn(name) && name.some((word, index) => pairs.has(`${word}-${name[index + 1] ?? ''}`));
