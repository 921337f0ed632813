import {
  getParagraph,
  pickParagraph,
  touch,
  withParagraph,
  freeParagraphs,
  type Desk,
  type Editor,
} from './edit.ts';
import {
  newHeadline,
  newSentence,
  newTags,
  paragraphLanguage,
  type Paragraph,
  type Sentence,
  type Story,
} from './story.ts';

/** Sentences come and go in paragraphs where no edit has moved or joined anything; where words changed they may. */
const pickOpenParagraph = (desk: Desk, story: Story, fewestSentences: number): number | undefined =>
  pickParagraph(desk, story, fewestSentences);

function touchSentences(desk: Desk, paragraph: Paragraph): void {
  for (const { key } of paragraph.sentences) desk.touched.add(key);
}

export const addSentence: Editor = (desk, story) => {
  const at = pickOpenParagraph(desk, story, 1);
  if (at === undefined) return undefined;
  const { writer } = desk;
  const paragraph = getParagraph(story, at);
  touchSentences(desk, paragraph);
  const fresh = newSentence(writer, paragraph.language);
  desk.touched.add(fresh.key);
  const sentences = paragraph.sentences.toSpliced(
    writer.draw.below(paragraph.sentences.length + 1),
    0,
    fresh,
  );
  return { story: withParagraph(story, at, { ...paragraph, sentences }), edit: { kind: 'sentence-in' } };
};

export const removeSentence: Editor = (desk, story) => {
  const at = pickOpenParagraph(desk, story, 2);
  if (at === undefined) return undefined;
  const paragraph = getParagraph(story, at);
  touchSentences(desk, paragraph);
  const sentences = paragraph.sentences.toSpliced(desk.writer.draw.below(paragraph.sentences.length), 1);
  return { story: withParagraph(story, at, { ...paragraph, sentences }), edit: { kind: 'sentence-out' } };
};

/** To another paragraph of the same language. */
export const moveSentence: Editor = (desk, story) => {
  const from = pickParagraph(desk, story, 2);
  if (from === undefined) return undefined;
  const { draw } = desk.writer;
  const source = getParagraph(story, from);
  const targets = freeParagraphs(desk, story, 1).filter(
    (index) => index !== from && getParagraph(story, index).language === source.language,
  );
  if (targets.length === 0) return undefined;
  const to = draw.pick(targets);
  const target = getParagraph(story, to);
  touch(desk, source);
  touch(desk, target);
  const at = draw.below(source.sentences.length);
  const [moved] = source.sentences.slice(at);
  if (moved === undefined) return undefined;
  // The space before it isn't part of it and does not move along.
  const arrived: Sentence = { ...moved, jointId: draw.nextId() };
  const without = { ...source, sentences: source.sentences.toSpliced(at, 1) };
  const place = draw.below(target.sentences.length + 1);
  const within = { ...target, sentences: target.sentences.toSpliced(place, 0, arrived) };
  return {
    story: withParagraph(withParagraph(story, from, without), to, within),
    edit: { kind: 'sentence-moved', language: source.language, sentence: moved.key },
  };
};

export const rewriteHeadline: Editor = (desk, story) => ({
  story: {
    ...story,
    headline: newHeadline(desk.writer, paragraphLanguage(desk.writer.draw, story.language)),
  },
  edit: { kind: 'headline' },
});

export const rewriteImageCaption: Editor = (desk, story) => ({
  story: {
    ...story,
    imageCaption: newHeadline(desk.writer, paragraphLanguage(desk.writer.draw, story.language)),
  },
  edit: { kind: 'image-caption' },
});

export const changeTags: Editor = (desk, story) => ({
  story: { ...story, tags: newTags(desk.writer) },
  edit: { kind: 'tags' },
});
