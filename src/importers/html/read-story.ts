import type { Content } from '../../domain/article/content.ts';
import type { PlacedBlock } from '../../markup/block-writer.ts';
import type { FieldSource } from '../import-report.ts';
import type { ImportOptions, PageInput } from '../importer.ts';
import { arrangeStory, type ArrangedStory } from './arrange-story.ts';
import { chooseFacts, toFieldSource, type Chosen } from './choose-fields.ts';
import { factsOf, type Fact } from './facts.ts';
import { findHeadlines } from './headlines.ts';
import { kindOf, listHeadings, listShortLines, type HtmlPage } from './html-page.ts';
import { findIdentity, type Identity } from './identity.ts';
import { findPageLanguage } from './page-language.ts';
import { isSiteAddress } from './to-href.ts';
import { listJsonLdBlocks, toStoryContent, type StoryParts } from './story-content.ts';
import { attributeOf } from '../../markup/parse-html.ts';

export type HtmlStory = {
  readonly content: Content;
  readonly identity: Identity;
  readonly arranged: ArrangedStory;
  readonly notice: string | undefined;
  readonly fields: readonly FieldSource[];
  readonly notes: readonly string[];
};

type Asked = { readonly page: PageInput; readonly options: ImportOptions };

/** Undefined where the page holds no text of a story. */
export function readStory(page: HtmlPage, asked: Asked): HtmlStory | undefined {
  const { facts, title, siteNames } = page;
  const kind = kindOf(page);
  const headlines = findHeadlines({
    facts,
    title,
    siteNames,
    headings: listHeadings(page),
    lines: listShortLines(page),
  });
  const summary = chooseFacts(facts, 'summary');
  const stated = headlines.candidates[0]?.value;
  const arranged = arrangeStory(page, { headline: stated, summary: summary.values[0], kind });
  const fallback = hasText(arranged.blocks) ? [] : listJsonLdBlocks(page);
  const [headline, blocks] = takeHeadline(stated, fallback.length > 0 ? fallback : arranged.blocks);
  if (headline === undefined || !(hasText(blocks) || (kind !== 'article' && blocks.length > 0)))
    return undefined;
  return compose(page, asked, {
    kind,
    headlines,
    headline,
    arranged,
    blocks,
    textFrom: fallback.length > 0 ? 'json-ld' : 'visible text',
  });
}

const TEXT_KINDS: ReadonlySet<string> = new Set([
  'paragraph',
  'quote',
  'listItem',
  'preformatted',
  'caption',
]);

const hasText = (blocks: readonly PlacedBlock[]): boolean =>
  blocks.some(({ block }) => TEXT_KINDS.has(block.kind) && /[\p{L}\p{N}]/u.test(block.text));

/** Without a stated headline the first heading is it, else the first line, as in a page's text. */
function takeHeadline(
  stated: string | undefined,
  blocks: readonly PlacedBlock[],
): readonly [string | undefined, readonly PlacedBlock[]] {
  if (stated !== undefined) return [stated, blocks];
  const heading = blocks.findIndex(({ block }) => block.kind === 'heading');
  const at = heading === -1 ? blocks.findIndex(({ block }) => block.text !== '') : heading;
  return [blocks[at]?.block.text, blocks.filter((_block, index) => index !== at)];
}

type Found = {
  readonly kind: Content['kind'];
  readonly headlines: ReturnType<typeof findHeadlines>;
  readonly headline: string;
  readonly arranged: ArrangedStory;
  readonly blocks: readonly PlacedBlock[];
  readonly textFrom: 'visible text' | 'json-ld';
};

function compose(page: HtmlPage, { page: input, options }: Asked, found: Found): HtmlStory {
  const { arranged, blocks, headline, headlines } = found;
  const facts = [...page.facts, ...listShownFacts(arranged)];
  const text = blocks.map(({ block }) => block.text).join('\n');
  const language = findPageLanguage([...htmlLanguage(page), ...factsOf(facts, 'language')], {
    body: text,
    whole: `${headline}\n${text}`,
    asked: options.language,
  });
  const identity = findIdentity(facts, { id: options.id, path: input.path, toHref: page.toHref });
  const chosen = chooseAll(page, facts);
  const content = toStoryContent({
    ...{ page, arranged, blocks, headline, kind: found.kind },
    languages: language.languages,
    alternatives: headlines.alternatives,
    values: toValues(chosen),
  });
  const spoken = [{ from: language.from, value: content.language }, ...language.contradicted];
  const titled =
    headlines.candidates.length > 0 ? headlines.candidates : [{ from: 'visible text', value: headline }];
  const sources = [
    toFieldSource('id', [{ from: identity.from, value: identity.id }, ...identity.others]),
    toFieldSource('headline', titled),
    toFieldSource('language', spoken),
    ...Object.values(chosen).map(({ source }) => source),
    toFieldSource('blocks', [{ from: found.textFrom, value: '' }]),
  ];
  return {
    ...{ content, identity, arranged },
    notice: factsOf(facts, 'notice')[0]?.value,
    fields: sources.filter((source) => source !== undefined),
    notes: listNotes(page, { content, contradicted: language.contradicted, textFrom: found.textFrom }),
  };
}

type ChosenFields = Readonly<Record<'summary' | 'bylines' | 'section' | 'tags' | 'url', Chosen>>;

const chooseAll = (page: HtmlPage, facts: readonly Fact[]): ChosenFields => ({
  summary: chooseFacts(facts, 'summary'),
  bylines: chooseFacts(facts, 'bylines'),
  section: chooseFacts(facts, 'section'),
  tags: chooseFacts(facts, 'tags'),
  url: chooseFacts(usableUrls(page, facts), 'url'),
});

const toValues = (chosen: ChosenFields): StoryParts['values'] => ({
  summary: chosen.summary.values[0],
  bylines: chosen.bylines.values,
  section: chosen.section.values[0],
  tags: chosen.tags.values,
  url: chosen.url.values[0],
});

const htmlLanguage = ({ root }: HtmlPage): readonly Fact[] => {
  const stated = (attributeOf(root, 'lang') ?? attributeOf(root, 'xml:lang'))?.trim() ?? '';
  return stated === '' ? [] : [{ field: 'language', from: 'html lang', value: stated.toWellFormed() }];
};

/** What the visible text states, behind all metadata. */
const listShownFacts = ({ bylines, standfirsts }: ArrangedStory): readonly Fact[] => [
  ...bylines.map((value): Fact => ({ field: 'bylines', from: 'visible text', value })),
  ...standfirsts.slice(0, 1).map((value): Fact => ({ field: 'summary', from: 'visible text', value })),
];

const usableUrls = ({ toHref }: HtmlPage, facts: readonly Fact[]): readonly Fact[] =>
  factsOf(facts, 'url').flatMap((fact) => {
    const value = toHref(fact.value);
    return value === undefined || isSiteAddress(value) ? [] : [{ ...fact, value }];
  });

const listSiteAddresses = (facts: readonly Fact[]): readonly string[] =>
  factsOf(facts, 'url').flatMap(({ from, value }) =>
    isSiteAddress(value) ? [`${from} states the address of the whole site: ${value}`] : [],
  );

type Noted = {
  readonly content: Content;
  readonly contradicted: readonly Fact[];
  readonly textFrom: 'visible text' | 'json-ld';
};

function listNotes(
  { jsonLd, story, facts }: HtmlPage,
  { content, contradicted, textFrom }: Noted,
): readonly string[] {
  const isPaid = story?.['isAccessibleForFree'];
  return [
    ...jsonLd.problems,
    ...listSiteAddresses(facts),
    ...contradicted.map(
      ({ from, value }) => `${from} states ${value}, but the text is in ${content.language}`,
    ),
    ...(textFrom === 'json-ld' ? ['the page shows no text of a story; it was taken from the JSON-LD'] : []),
    ...(isPaid === false || /^false$/i.test(String(isPaid))
      ? ['the page says that its text is not free: what was saved may be its beginning only']
      : []),
  ];
}
