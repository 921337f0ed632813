import {
  toNormalContent,
  type AlternativeHeadline,
  type Block,
  type Content,
  type Media,
  type RelatedLink,
} from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import { toLanguageTag } from '../../markup/language-tag.ts';
import { toPlainText } from '../../markup/plain-text.ts';
import { scriptSubtag, type PageLanguages } from '../page-text/page-languages.ts';
import type { ArrangedStory } from './arrange-story.ts';
import { splitList, unique } from './choose-fields.ts';
import type { Headlines } from './headlines.ts';
import type { HtmlPage } from './html-page.ts';
import { listOf, isObject } from './json-ld.ts';
import { listJsonLdMedia, listMedia, listMetaMedia } from './media.ts';

export type StoryParts = {
  readonly page: HtmlPage;
  readonly arranged: ArrangedStory;
  readonly blocks: readonly PlacedBlock[];
  readonly languages: PageLanguages;
  readonly kind: Content['kind'];
  readonly headline: string;
  readonly alternatives: Headlines['alternatives'];
  readonly values: {
    readonly summary: string | undefined;
    readonly bylines: readonly string[];
    readonly section: string | undefined;
    readonly tags: readonly string[];
    readonly url: string | undefined;
  };
};

export function toStoryContent(parts: StoryParts): Content {
  const { page, arranged, languages, kind, headline, alternatives, values } = parts;
  return toNormalContent({
    kind,
    language: languages.page,
    headline,
    alternativeHeadlines: alternatives.map((alternative) => toAlternative(alternative, languages)),
    summary: values.summary,
    bylines: unique(values.bylines.map(withoutBy)),
    blocks: parts.blocks.map(({ block }) => withLanguage(block, languages)),
    section: values.section,
    tags: splitList(values.tags),
    url: values.url,
    media: toMedia(page, parts.blocks),
    related: toRelated(arranged.related, languages),
    altIds: [],
    relations: [],
    custom: {},
  });
}

/** A second headline in another script is the story's headline for other readers. */
function toAlternative(
  { role, text }: Headlines['alternatives'][number],
  languages: PageLanguages,
): AlternativeHeadline {
  const language = languages.otherThanPage(text);
  if (language === undefined) return { role, text };
  const isTranslation = role === 'short' && scriptOf(language) !== scriptOf(languages.page);
  return { role: isTranslation ? 'translation' : role, language, text };
}

const scriptOf = (language: string): string =>
  new Intl.Locale(scriptSubtag(language)).maximize().script ?? language;

const withoutBy = (name: string): string => name.replace(/^by:?\s+(?=\S)/i, '');

/** The language that the page marks, else the one that the text is clearly in, where it is not the page's. */
function withLanguage(block: Block, languages: PageLanguages): Block {
  const { language: marked, ...rest } = block;
  const stated = marked === undefined ? undefined : toLanguageTag(marked);
  const language =
    stated ??
    (block.kind === 'image' || block.kind === 'embed' ? undefined : languages.otherThanPage(block.text));
  return language === undefined || isPartOf(language, languages.page) ? rest : { ...rest, language };
}

/** `en` and `en-GB` within `en-GB`. */
const isPartOf = (language: string, page: string): boolean =>
  `${page}-`.toLowerCase().startsWith(`${language}-`.toLowerCase());

function toMedia(
  { root, story, jsonLd, toHref }: HtmlPage,
  blocks: readonly PlacedBlock[],
): readonly Media[] {
  const stated = story === undefined ? [] : listJsonLdMedia(story, { objects: jsonLd.objects, toHref });
  return listMedia(blocks, [...stated, ...listMetaMedia(root, toHref)]);
}

function toRelated(links: readonly RelatedLink[], languages: PageLanguages): readonly RelatedLink[] {
  const byKey = new Map(links.map((link) => [link.url ?? link.title, link]));
  return [...byKey.values()].map((link) => {
    const language = languages.otherThanPage(link.title);
    return language === undefined ? link : { ...link, language };
  });
}

/** The text that the JSON-LD holds, for pages whose own is put in by a script: `articleBody`, or the entries of a live blog. */
export function listJsonLdBlocks({ story, root }: HtmlPage): readonly PlacedBlock[] {
  if (story === undefined) return [];
  const body = toParagraphs(story['articleBody'], {});
  const entries = listOf(story['liveBlogUpdate']).flatMap((entry) => {
    if (!isObject(entry)) return [];
    const key = entry['@id'] ?? entry['url'];
    const at = entry['datePublished'];
    const attributes = { ...stringAt('key', key), ...stringAt('at', at) };
    return [...toHeading(entry['headline'], attributes), ...toParagraphs(entry['articleBody'], attributes)];
  });
  return [...body, ...entries].map((block) => ({ block, element: root }));
}

const stringAt = (key: string, value: unknown): Record<string, string> =>
  typeof value === 'string' ? { [key]: value.toWellFormed() } : {};

function toParagraphs(body: unknown, attributes: Readonly<Record<string, string>>): readonly Block[] {
  if (typeof body !== 'string') return [];
  const paragraphs = body.split(/\n+|<\/p>|<br\s*\/?>/i).map(toPlainText);
  return paragraphs
    .filter((text) => text !== '')
    .map((text) => ({ kind: 'paragraph', text, marks: [], attributes }));
}

function toHeading(headline: unknown, attributes: Readonly<Record<string, string>>): readonly Block[] {
  const text = typeof headline === 'string' ? toPlainText(headline) : '';
  return text === '' ? [] : [{ kind: 'heading', text, marks: [], attributes: { ...attributes, level: '2' } }];
}
