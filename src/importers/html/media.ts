import type { Media } from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import {
  attributeOf,
  descendantsOf,
  filledAttributeOf,
  parentOf,
  textOf,
  type HtmlElement,
} from '../../markup/parse-html.ts';
import { toPlainText } from '../../markup/plain-text.ts';
import { isObject, listOf, resolveReference, type JsonObject } from './json-ld.ts';
import type { ToHref } from './to-href.ts';

/** The pictures, videos and sounds of a story: those in its text in their order, then those that its metadata name. */
export function listMedia(placed: readonly PlacedBlock[], stated: readonly Media[]): readonly Media[] {
  const media = new Map<string, Media>();
  const described = createDescribe();
  for (const item of [...placed.flatMap((one) => toShownMedia(one, described)), ...stated]) {
    const before = media.get(item.url);
    media.set(item.url, before === undefined ? item : { ...item, ...before });
  }
  return [...media.values()];
}

function toShownMedia({ block, element }: PlacedBlock, describe: Describe): readonly Media[] {
  const url = block.attributes['url'];
  if (url === undefined) return [];
  if (block.kind === 'image')
    return [{ kind: 'image', url, ...describe(element), ...optional('alt', block.text) }];
  const kind = block.kind === 'embed' ? PLAYERS[element.tagName] : undefined;
  return kind === undefined ? [] : [{ kind, url, ...describe(element) }];
}

const PLAYERS: Readonly<Record<string, Media['kind']>> = {
  video: 'video',
  'amp-video': 'video',
  'amp-youtube': 'video',
  audio: 'audio',
  'amp-audio': 'audio',
};

const FRAME_CLASS =
  /(?:^|\s)(?:wp-caption|image-?(?:box|caption|wrapper)|photo|caption-box|img_caption)(?:\s|$)/i;
const CREDIT = /credit|copyright|photographer|source|fotograf|crédit/i;
const CAPTION = /caption|legende|bildunterschrift/i;

type Described = { readonly caption?: string; readonly credit?: string };

type Describe = (element: HtmlElement) => Described;

/** Gives the caption and the credit of what stands in a `figure` or in what older systems use for it, read once for all in it. */
function createDescribe(): Describe {
  const known = new Map<HtmlElement, Described>();
  return (element) => {
    const frame = findFrame(element);
    if (frame === undefined) return {};
    const described = known.get(frame) ?? describeFrame(frame);
    known.set(frame, described);
    return described;
  };
}

function describeFrame(frame: HtmlElement): Described {
  const within = descendantsOf(frame);
  const caption =
    within.find((part) => part.tagName === 'figcaption') ?? within.find((part) => isNamed(part, CAPTION));
  const credit = within.find((part) => isNamed(part, CREDIT));
  const creditText = credit === undefined ? '' : textOf(credit).toWellFormed();
  const captionText = caption === undefined || caption === credit ? '' : textOf(caption).toWellFormed();
  const withoutCredit = captionText.endsWith(creditText)
    ? captionText.slice(0, captionText.length - creditText.length)
    : captionText;
  return { ...optional('caption', withoutCredit.trim()), ...optional('credit', creditText) };
}

function findFrame(element: HtmlElement): HtmlElement | undefined {
  for (let at = parentOf(element); at !== undefined; at = parentOf(at))
    if (at.tagName === 'figure' || FRAME_CLASS.test(attributeOf(at, 'class') ?? '')) return at;
  return undefined;
}

const isNamed = (element: HtmlElement, pattern: RegExp): boolean =>
  pattern.test(`${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'itemprop') ?? ''}`) &&
  element.tagName !== 'img' &&
  element.tagName !== 'figure';

const optional = (
  key: 'caption' | 'credit' | 'alt',
  value: string | undefined,
): Partial<Record<typeof key, string>> => (value === undefined || value === '' ? {} : { [key]: value });

/** The images and videos of the JSON-LD. */
export function listJsonLdMedia(
  story: JsonObject,
  { objects, toHref }: { readonly objects: readonly JsonObject[]; readonly toHref: ToHref },
): readonly Media[] {
  const read = (key: string, kind: Media['kind']): readonly Media[] =>
    listOf(story[key]).flatMap((item) => toStatedMedia(resolveReference(item, objects), { kind, toHref }));
  return [...read('image', 'image'), ...read('video', 'video'), ...read('audio', 'audio')];
}

function toStatedMedia(
  item: unknown,
  { kind, toHref }: { readonly kind: Media['kind']; readonly toHref: ToHref },
): readonly Media[] {
  const thing: JsonObject = isObject(item) ? item : { url: item };
  const address = ['contentUrl', 'url', 'embedUrl']
    .map((key) => thing[key])
    .find((url) => typeof url === 'string');
  const url = address === undefined ? undefined : toHref(address);
  if (url === undefined) return [];
  const caption = textAt(thing, ['caption']);
  const credit = textAt(thing, ['creditText', 'copyrightNotice', 'copyrightHolder', 'author', 'creator']);
  return [{ kind, url, ...optional('caption', caption), ...optional('credit', credit) }];
}

function textAt(thing: JsonObject, keys: readonly string[]): string | undefined {
  for (const key of keys) {
    const value = thing[key];
    const text = isObject(value) ? value['name'] : value;
    if (typeof text === 'string' && text.trim() !== '') return toPlainText(text);
  }
  return undefined;
}

/** `og:image` with its `og:image:alt`. */
export function listMetaMedia(root: HtmlElement, toHref: ToHref): readonly Media[] {
  const media: Media[] = [];
  for (const element of descendantsOf(root)) {
    const name =
      element.tagName === 'meta'
        ? (attributeOf(element, 'property') ?? attributeOf(element, 'name'))
        : undefined;
    const content = filledAttributeOf(element, 'content');
    if (content === undefined) continue;
    const last = media.at(-1);
    if (name === 'og:image:alt' && last !== undefined)
      media.splice(-1, 1, { ...last, alt: toPlainText(content) });
    const url = name === 'og:image' ? toHref(content) : undefined;
    if (url !== undefined) media.push({ kind: 'image', url });
  }
  return media;
}
