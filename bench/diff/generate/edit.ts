import type { Language, Paragraph, Sentence, Story, Unit, Writer } from './story.ts';

/** Ids of characters in a row: the first, and the one after the last. */
export type Ids = readonly [from: number, to: number];

/** What was done between two revisions, and where: keys of paragraphs and sentences, or ids of characters. */
export type Edit =
  | {
      readonly kind: 'typo' | 'number' | 'name' | 'punctuation';
      readonly language: Language;
      /** The characters that went. */
      readonly before: Ids;
      /** Those that came in their place; may be none. */
      readonly after: Ids;
    }
  | { readonly kind: 'sentence-moved'; readonly language: Language; readonly sentence: number }
  | {
      readonly kind: 'paragraph-moved' | 'paragraph-moved-edited';
      readonly language: Language;
      readonly paragraph: number;
    }
  | {
      readonly kind: 'paragraph-split' | 'paragraph-merged';
      readonly language: Language;
      /** The one, and the two or three. */
      readonly whole: number;
      readonly parts: readonly number[];
    }
  | {
      readonly kind:
        | 'quote'
        | 'sentence-in'
        | 'sentence-out'
        | 'paragraph-in'
        | 'paragraph-out'
        | 'marks'
        | 'headline'
        | 'image-caption'
        | 'tags'
        | 'rewrite';
    };

export type EditKind = Edit['kind'];

/** A story in the midst of being edited. A sentence or paragraph is edited once, so that each edit can be judged by itself. */
export type Desk = {
  readonly writer: Writer;
  readonly touched: Set<number>;
};

export type Edited = { readonly story: Story; readonly edit: Edit };

/** undefined: nothing untouched is left that such an edit could change. */
export type Editor = (desk: Desk, story: Story) => Edited | undefined;

export type SentencePlace = { readonly paragraph: number; readonly sentence: number };

const isFree = ({ touched }: Desk, paragraph: Paragraph): boolean =>
  !touched.has(paragraph.key) && !paragraph.sentences.some(({ key }) => touched.has(key));

/** Indices of paragraphs that no edit has changed, of the kind whose sentences can come and go. */
export const freeParagraphs = (desk: Desk, story: Story, fewestSentences: number): readonly number[] =>
  story.paragraphs.flatMap((paragraph, index) =>
    isFree(desk, paragraph) && paragraph.kind === 'paragraph' && paragraph.sentences.length >= fewestSentences
      ? [index]
      : [],
  );

export function pickParagraph(desk: Desk, story: Story, fewestSentences: number): number | undefined {
  const free = freeParagraphs(desk, story, fewestSentences);
  if (free.length === 0) return undefined;
  return desk.writer.draw.pick(free);
}

export function touch({ touched }: Desk, paragraph: Paragraph): void {
  touched.add(paragraph.key);
  for (const { key } of paragraph.sentences) touched.add(key);
}

export function getParagraph(story: Story, index: number): Paragraph {
  const paragraph = story.paragraphs[index];
  if (paragraph === undefined) throw new RangeError(`the story has no paragraph ${String(index)}`);
  return paragraph;
}

export const withParagraph = (story: Story, index: number, paragraph: Paragraph): Story => ({
  ...story,
  paragraphs: story.paragraphs.with(index, paragraph),
});

export function withUnits(story: Story, place: SentencePlace, units: readonly Unit[]): Story {
  const paragraph = getParagraph(story, place.paragraph);
  const sentence = getSentence(story, place);
  return withParagraph(story, place.paragraph, {
    ...paragraph,
    sentences: paragraph.sentences.with(place.sentence, { ...sentence, units }),
  });
}

export function getSentence(story: Story, place: SentencePlace): Sentence {
  const sentence = getParagraph(story, place.paragraph).sentences[place.sentence];
  if (sentence === undefined) throw new RangeError('the paragraph has no such sentence');
  return sentence;
}
