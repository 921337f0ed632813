import {
  freeParagraphs,
  getParagraph,
  pickParagraph,
  touch,
  withParagraph,
  withUnits,
  type Desk,
  type Editor,
} from './edit.ts';
import { grammarOf, newParagraph, newSentence, paragraphLanguage, toUnit } from './story.ts';
import type { Paragraph, Story } from './story.ts';

export const addParagraph: Editor = (desk, story) => {
  const { writer } = desk;
  const fresh = newParagraph(writer, paragraphLanguage(writer.draw, story.language));
  touch(desk, fresh);
  const at = writer.draw.below(story.paragraphs.length + 1);
  const paragraphs = story.paragraphs.toSpliced(at, 0, fresh);
  return { story: { ...story, paragraphs }, edit: { kind: 'paragraph-in' } };
};

export const removeParagraph: Editor = (desk, story) => {
  const at = pickParagraph(desk, story, 1);
  if (at === undefined || story.paragraphs.length < 4) return undefined;
  touch(desk, getParagraph(story, at));
  return {
    story: { ...story, paragraphs: story.paragraphs.toSpliced(at, 1) },
    edit: { kind: 'paragraph-out' },
  };
};

function moveTo(desk: Desk, story: Story, from: number): Story {
  const others = story.paragraphs.toSpliced(from, 1);
  // Any place but the one it came from.
  const drawn = desk.writer.draw.below(others.length);
  const to = drawn >= from ? drawn + 1 : drawn;
  return { ...story, paragraphs: others.toSpliced(to, 0, getParagraph(story, from)) };
}

export const moveParagraph: Editor = (desk, story) => {
  const from = pickParagraph(desk, story, 1);
  if (from === undefined || story.paragraphs.length < 4) return undefined;
  const moved = getParagraph(story, from);
  touch(desk, moved);
  const edit = { kind: 'paragraph-moved', language: moved.language, paragraph: moved.key } as const;
  return { story: moveTo(desk, story, from), edit };
};

/** Moved, and one of its sentences begins with another name or number, or a sentence was added at its end. */
export const moveParagraphEdited: Editor = (desk, story) => {
  const from = pickParagraph(desk, story, 2);
  if (from === undefined || story.paragraphs.length < 4) return undefined;
  const moved = getParagraph(story, from);
  touch(desk, moved);
  const edited = editSlightly(desk, story, from);
  const edit = { kind: 'paragraph-moved-edited', language: moved.language, paragraph: moved.key } as const;
  return { story: moveTo(desk, edited, from), edit };
};

function editSlightly(desk: Desk, story: Story, index: number): Story {
  const { draw } = desk.writer;
  const paragraph = getParagraph(story, index);
  const at = draw.below(paragraph.sentences.length);
  const units = paragraph.sentences[at]?.units ?? [];
  const unit = units.findIndex(({ role }) => role === 'name');
  const old = units[unit];
  if (old === undefined) {
    const fresh = newSentence(desk.writer, paragraph.language);
    return withParagraph(story, index, { ...paragraph, sentences: [...paragraph.sentences, fresh] });
  }
  const name = {
    ...toUnit(draw, { ...old, text: grammarOf(paragraph.language).toName(draw) }),
    marks: old.marks,
  };
  return withUnits(story, { paragraph: index, sentence: at }, units.with(unit, name));
}

export const splitParagraph: Editor = (desk, story) => {
  const at = pickParagraph(desk, story, 2);
  if (at === undefined) return undefined;
  const { draw } = desk.writer;
  const whole = getParagraph(story, at);
  touch(desk, whole);
  const { length } = whole.sentences;
  const cuts = length >= 3 && draw.random() < 0.3 ? [1, 2] : [1 + draw.below(length - 1)];
  const parts = [0, ...cuts].map((start, index): Paragraph => {
    const key = index === 0 ? whole.key : draw.nextId();
    desk.touched.add(key);
    return { ...whole, key, sentences: whole.sentences.slice(start, cuts[index] ?? length) };
  });
  return {
    story: { ...story, paragraphs: story.paragraphs.toSpliced(at, 1, ...parts) },
    edit: {
      kind: 'paragraph-split',
      language: whole.language,
      whole: whole.key,
      parts: parts.map(({ key }) => key),
    },
  };
};

export const mergeParagraphs: Editor = (desk, story) => {
  const { draw } = desk.writer;
  const free = new Set(freeParagraphs(desk, story, 1));
  const count = draw.random() < 0.25 ? 3 : 2;
  const languageAt = (index: number): string | undefined => story.paragraphs[index]?.language;
  const starts = [...free].filter((start) =>
    Array.from({ length: count }, (_, step) => start + step).every(
      (index) => free.has(index) && languageAt(index) === languageAt(start),
    ),
  );
  if (starts.length === 0) return undefined;
  const start = draw.pick(starts);
  const parts = story.paragraphs.slice(start, start + count);
  const first = getParagraph(story, start);
  for (const part of parts) touch(desk, part);
  const whole = { ...first, sentences: parts.flatMap(({ sentences }) => sentences) };
  return {
    story: { ...story, paragraphs: story.paragraphs.toSpliced(start, count, whole) },
    edit: {
      kind: 'paragraph-merged',
      language: first.language,
      whole: first.key,
      parts: parts.map(({ key }) => key),
    },
  };
};

/** So many of the paragraphs, each with a chance of `share`, are written anew; with 1 all of them. */
export const rewriteShare =
  (share: number): Editor =>
  (desk, story) => {
    const { writer } = desk;
    const paragraphs = story.paragraphs.map((paragraph) => {
      if (writer.draw.random() >= share) return paragraph;
      const fresh = newParagraph({ ...writer, phrases: 'second' }, paragraph.language);
      touch(desk, fresh);
      return fresh;
    });
    return { story: { ...story, paragraphs }, edit: { kind: 'rewrite' } };
  };
