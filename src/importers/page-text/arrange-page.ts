import type { AlternativeHeadline, Block, BlockKind, RelatedLink } from '../../domain/article/content.ts';
import type { LeftOutLine, MappedLine, TrimmedSpace } from '../import-report.ts';
import { findAlternativeHeadline } from './alternative-headline.ts';
import { classifyLines, isBareTime, type ClassifiedLine } from './classify-lines.ts';
import { listTrimmed, type PageLine } from './page-lines.ts';
import { toPageLanguages, type PageLanguages } from './page-languages.ts';
import { findQuote } from './find-quote.ts';
import type { PlacedTime } from './resolve-times.ts';

/** What a page's lines became, each in the order of the lines. */
export type ArrangedPage = {
  readonly language: string;
  readonly headline: string;
  readonly alternativeHeadlines: AlternativeHeadline[];
  readonly bylines: string[];
  readonly blocks: Block[];
  readonly related: RelatedLink[];
  readonly times: PlacedTime[];
  readonly mapped: MappedLine[];
  readonly leftOut: LeftOutLine[];
  readonly trimmed: TrimmedSpace[];
  readonly notes: { readonly line: number; readonly text: string }[];
};

/** Undefined where no line is left that could be a headline. */
export function arrangePage(
  pageLines: readonly PageLine[],
  statedLanguage?: string,
): ArrangedPage | undefined {
  const lines = classifyLines(pageLines);
  const headline = lines.find((line) => line.reading.as === 'text' && !isBareTime(line));
  if (headline === undefined) return undefined;
  const languages = toLanguages(lines, headline, statedLanguage);
  const page: ArrangedPage = {
    language: languages.page,
    headline: headline.text,
    ...{ alternativeHeadlines: [], bylines: [], blocks: [], related: [], times: [] },
    ...{ mapped: [], leftOut: [], trimmed: [], notes: [] },
  };
  const context: Context = { page, lines, languages, headline };
  for (let index = 0; index < lines.length;) index += placeLine(context, index);
  return page;
}

type Context = {
  readonly page: ArrangedPage;
  readonly lines: readonly ClassifiedLine[];
  readonly languages: PageLanguages;
  readonly headline: ClassifiedLine;
};

function toLanguages(
  lines: readonly ClassifiedLine[],
  headline: ClassifiedLine,
  stated?: string,
): PageLanguages {
  const texts = lines.filter(({ reading }) => reading.as === 'text');
  const body = texts.filter((line) => line !== headline);
  const whole = lines.filter(({ reading }) => reading.as !== 'furniture' && reading.as !== 'times');
  return toPageLanguages(join(body.length > 0 ? body : texts), join(whole), stated);
}

const join = (lines: readonly ClassifiedLine[]): string => lines.map(({ text }) => text).join('\n');

/** Puts the line where it belongs and gives the number of lines that this used up. */
function placeLine(context: Context, index: number): number {
  const { page, lines, languages } = context;
  const line = lines[index];
  if (line === undefined) return 1;
  const { reading, number } = line;
  switch (reading.as) {
    case 'text':
      return placeText(context, line, index);
    case 'furniture':
      page.leftOut.push({ line: number, text: line.text, why: reading.why });
      break;
    case 'times':
      placeTimes(page, line, reading.line);
      break;
    case 'captions':
      for (const caption of reading.texts) addBlock(context, { kind: 'caption', line, raw: caption });
      map(page, line, 'caption');
      break;
    case 'related':
      page.related.push(
        ...reading.links.map((link) => ({ ...link, ...toLanguage(languages.otherThanPage(link.title)) })),
      );
      map(page, line, 'related');
      break;
    case 'bylines':
      addBylines(page, reading.names);
      map(page, line, 'byline');
      break;
  }
  return 1;
}

type TimesReading = Extract<ClassifiedLine['reading'], { as: 'times' }>['line'];

function placeTimes(
  page: ArrangedPage,
  line: ClassifiedLine,
  { times, bylines, rest, awaits }: TimesReading,
): void {
  page.times.push(...times.map((time) => ({ ...time, line: line.number })));
  addBylines(page, bylines);
  const read = times.filter(({ time }) => time.problem === undefined).map(({ label }) => label.label.field);
  const parts = [
    ...new Set([
      ...read,
      ...(bylines.length > 0 ? ['byline'] : []),
      ...(awaits === undefined ? [] : ['label']),
    ]),
  ];
  if (parts.length > 0) map(page, line, parts.join(', '));
  else page.leftOut.push({ line: line.number, text: line.text, why: 'a time that can’t be read' });
  if (rest !== '') page.notes.push({ line: line.number, text: `not read behind the times: ${rest}` });
}

function placeText(context: Context, line: ClassifiedLine, index: number): number {
  const { page, headline, languages, lines } = context;
  if (line === headline) {
    page.trimmed.push(...listTrimmed(line.number, line.raw));
    map(page, line, 'headline');
    return 1;
  }
  const why = whyLeftOut(context, line);
  if (why !== undefined) {
    page.leftOut.push({ line: line.number, text: line.text, why });
    return 1;
  }
  const alternative = findAlternativeHeadline({ lines, index, headline: headline.text, languages });
  const isNew = page.alternativeHeadlines.every(({ language }) => language !== alternative?.language);
  if (alternative === undefined || !isNew) return placeBlock(context, line, index);
  page.alternativeHeadlines.push(alternative);
  page.trimmed.push(...listTrimmed(line.number, line.raw));
  map(page, line, 'alternativeHeadline');
  return 1;
}

function whyLeftOut({ page, headline }: Context, line: ClassifiedLine): string | undefined {
  if (collapse(line.text) === collapse(headline.text)) return 'the headline again';
  const isBeforeText = page.blocks.every(({ kind }) => kind === 'caption');
  return isBeforeText && isBareTime(line) ? 'a time without a label: of what isn’t said' : undefined;
}

const collapse = (text: string): string => text.replace(/\s+/gu, ' ');

const LIST_ITEM = /^[•‧●▪◦]\s*(?=\S)/u;

function placeBlock(context: Context, line: ClassifiedLine, index: number): number {
  const quote = findQuote(context.lines, index);
  if (quote !== undefined) {
    const { said, heading } = quote;
    addBlock(context, { kind: 'quote', line: said, raw: said.raw, attributes: heading });
    context.page.trimmed.push(...listTrimmed(line.number, line.raw));
    map(context.page, line, 'quote');
    map(context.page, said, 'quote');
    return 2;
  }
  const bullet = LIST_ITEM.exec(line.text)?.[0];
  const kind = bullet === undefined ? 'paragraph' : 'listItem';
  const raw = bullet === undefined ? line.raw : line.text.slice(bullet.length);
  addBlock(context, { kind, line, raw });
  map(context.page, line, kind);
  return 1;
}

type NewBlock = {
  readonly kind: BlockKind;
  readonly line: ClassifiedLine;
  readonly raw: string;
  readonly attributes?: Readonly<Record<string, string>> | undefined;
};

function addBlock({ page, languages }: Context, { kind, line, raw, attributes = {} }: NewBlock): void {
  const text = raw.trim();
  page.trimmed.push(...listTrimmed(line.number, raw));
  page.blocks.push({ kind, text, ...toLanguage(languages.otherThanPage(text)), marks: [], attributes });
}

const toLanguage = (language: string | undefined): { language?: string } =>
  language === undefined ? {} : { language };

function addBylines(page: ArrangedPage, names: readonly string[]): void {
  page.bylines.push(...names.filter((name) => !page.bylines.includes(name)));
}

function map(page: ArrangedPage, { number }: PageLine, as: string): void {
  page.mapped.push({ line: number, as });
}
