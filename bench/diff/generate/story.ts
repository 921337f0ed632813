import { chinese } from './chinese.ts';
import type { Draw } from './draw.ts';
import { english } from './english.ts';
import { halfOf, textOf, writeSentence, type Grammar, type Part, type Phrases } from './grammar.ts';
import type { Mark } from '../../../src/domain/article/content.ts';

export type Language = 'en' | 'zh-Hant';
/** `mixed`: paragraphs of both. */
export type StoryLanguage = Language | 'mixed';

export type UnitMark = Pick<Mark, 'type' | 'href'>;

/**
 * A stretch of a sentence. Its characters (UTF-16 code units) carry the ids firstId, firstId + 1, …; a character that
 * stays keeps its id from revision to revision, one that is written anew has a new one.
 */
export type Unit = Part & {
  readonly firstId: number;
  readonly marks: readonly UnitMark[];
};

/** `jointId`: of the space before it, if it isn't the first of its paragraph. */
export type Sentence = { readonly key: number; readonly jointId: number; readonly units: readonly Unit[] };

export type Paragraph = {
  readonly key: number;
  readonly kind: 'paragraph' | 'heading' | 'caption';
  readonly language: Language;
  readonly sentences: readonly Sentence[];
};

export type Story = {
  readonly language: StoryLanguage;
  readonly headline: string;
  readonly imageCaption: string;
  readonly tags: readonly string[];
  readonly paragraphs: readonly Paragraph[];
};

/** Remembers what it has written: no sentence stands twice in a chain, else nobody could say which of the two moved. */
export type Writer = {
  readonly draw: Draw;
  readonly written: Set<string>;
  /** Text that replaces whole paragraphs is made of other phrases, else it would be half kept by chance. */
  readonly phrases: Phrases;
};

export const grammarOf = (language: Language): Grammar => (language === 'en' ? english : chinese);

const HALVES: Readonly<Record<Phrases, Readonly<Record<Language, Grammar>>>> = {
  first: { en: halfOf(english, 'first'), 'zh-Hant': halfOf(chinese, 'first') },
  second: { en: halfOf(english, 'second'), 'zh-Hant': halfOf(chinese, 'second') },
};

export const toUnit = (draw: Draw, part: Part): Unit => ({
  ...part,
  firstId: draw.nextIds(part.text.length),
  marks: [],
});

export function newSentence({ draw, written, phrases }: Writer, language: Language): Sentence {
  for (;;) {
    const parts = writeSentence(draw, HALVES[phrases][language]);
    const text = textOf(parts);
    if (written.has(text)) continue;
    written.add(text);
    return { key: draw.nextId(), jointId: draw.nextId(), units: parts.map((part) => toUnit(draw, part)) };
  }
}

export function newParagraph(writer: Writer, language: Language): Paragraph {
  const { draw } = writer;
  const kind = draw.random() < 0.06 ? draw.pick(['heading', 'caption'] as const) : 'paragraph';
  const count = kind === 'paragraph' ? 2 + draw.below(3) : 1;
  const sentences = Array.from({ length: count }, () => withMark(draw, newSentence(writer, language)));
  return { key: draw.nextId(), kind, language, sentences };
}

/** Now and then a name is bold, emphasised or a link. */
function withMark(draw: Draw, sentence: Sentence): Sentence {
  if (draw.random() > 0.12) return sentence;
  const at = sentence.units.findIndex(({ role }) => role === 'name');
  const unit = sentence.units[at];
  if (unit === undefined) return sentence;
  return { ...sentence, units: sentence.units.with(at, { ...unit, marks: [newMark(draw)] }) };
}

export const newMark = (draw: Draw): UnitMark =>
  draw.pick<UnitMark>([
    { type: 'strong' },
    { type: 'emphasis' },
    { type: 'link', href: `https://example.org/${String(draw.below(100_000))}` },
  ]);

const plainLine = (writer: Writer, language: Language): string => textOf(newSentence(writer, language).units);

export const newHeadline = plainLine;

export function paragraphLanguage(draw: Draw, language: StoryLanguage): Language {
  if (language !== 'mixed') return language;
  return draw.random() < 0.5 ? 'en' : 'zh-Hant';
}

const TAGS = ['harbour', 'council', 'weather', 'courts', 'transport', 'culture', '港口', '議會', '交通'];

export const newTags = ({ draw }: Writer): readonly string[] => [
  ...new Set(Array.from({ length: 1 + draw.below(4) }, () => draw.pick(TAGS))),
];

/** A first revision of at least so many bytes as UTF-8. */
export function newStory(writer: Writer, language: StoryLanguage, bytes: number): Story {
  const paragraphs: Paragraph[] = [];
  for (let size = 0; size < bytes;) {
    const paragraph = newParagraph(writer, paragraphLanguage(writer.draw, language));
    paragraphs.push(paragraph);
    size += Buffer.byteLength(paragraphText(paragraph)) + 1;
  }
  const first = paragraphLanguage(writer.draw, language);
  return {
    language,
    headline: newHeadline(writer, first),
    imageCaption: plainLine(writer, first),
    tags: newTags(writer),
    paragraphs,
  };
}

export const paragraphText = ({ sentences, language }: Paragraph): string =>
  sentences.map(({ units }) => textOf(units)).join(grammarOf(language).joint);
