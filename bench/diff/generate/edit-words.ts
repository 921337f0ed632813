import type { Draw } from './draw.ts';
import {
  getParagraph,
  getSentence,
  withUnits,
  type Desk,
  type Edited,
  type Editor,
  type Ids,
  type SentencePlace,
} from './edit.ts';
import { writeQuote } from './grammar.ts';
import { grammarOf, newMark, toUnit, type Language, type Story, type Unit } from './story.ts';

type UnitPlace = SentencePlace & { readonly unit: number };

/** A unit that fits, in a sentence that no edit has changed: looks in a few dozen sentences by chance. */
function findUnit(desk: Desk, story: Story, fits: (unit: Unit, language: Language) => boolean) {
  const { draw } = desk.writer;
  for (let tries = 0; tries < 60; tries += 1) {
    const paragraph = draw.below(story.paragraphs.length);
    const { key, language, sentences } = getParagraph(story, paragraph);
    const sentence = draw.below(sentences.length);
    const { key: sentenceKey, units } = getSentence(story, { paragraph, sentence });
    if (desk.touched.has(key) || desk.touched.has(sentenceKey)) continue;
    const found = units.flatMap((unit, index) => (fits(unit, language) ? [index] : []));
    if (found.length === 0) continue;
    desk.touched.add(sentenceKey);
    const place: UnitPlace = { paragraph, sentence, unit: draw.pick(found) };
    return { place, language, unit: getUnit(story, place) };
  }
  return undefined;
}

function getUnit(story: Story, place: UnitPlace): Unit {
  const unit = getSentence(story, place).units[place.unit];
  if (unit === undefined) throw new RangeError('the sentence has no such unit');
  return unit;
}

const replaceUnit = (story: Story, place: UnitPlace, units: readonly Unit[]): Story =>
  withUnits(story, place, getSentence(story, place).units.toSpliced(place.unit, 1, ...units));

/** Written anew from the first to the last letter, in the place of the old. */
const rewritten = (draw: Draw, unit: Unit, text: string): Unit => ({
  ...unit,
  text,
  firstId: draw.nextIds(text.length),
});

const idsOf = ({ firstId, text }: Unit): Ids => [firstId, firstId + text.length];

function otherThan(text: string, write: () => string): string {
  for (;;) {
    const fresh = write();
    if (fresh !== text) return fresh;
  }
}

export const changeNumber: Editor = (desk, story) => {
  const found = findUnit(desk, story, ({ role }) => role === 'number');
  if (found === undefined) return undefined;
  const { draw } = desk.writer;
  const { unit, place, language } = found;
  const text = otherThan(unit.text, () => sameForm(draw, unit.text, language));
  const fresh = rewritten(draw, unit, text);
  const edit = { kind: 'number', language, before: idsOf(unit), after: idsOf(fresh) } as const;
  return { story: replaceUnit(story, place, [fresh]), edit };
};

function sameForm(draw: Draw, text: string, language: Language): string {
  const grammar = grammarOf(language);
  if (text.includes(':')) return grammar.toClock(draw);
  if (text.includes('%')) return grammar.toPercent(draw);
  return text.includes('$') ? grammar.toMoney(draw) : grammar.toNumber(draw);
}

export const changeName: Editor = (desk, story) => {
  const isName = ({ role, isQuoted }: Unit): boolean => (role === 'name' || role === 'place') && !isQuoted;
  const found = findUnit(desk, story, isName);
  if (found === undefined) return undefined;
  const { draw } = desk.writer;
  const { unit, place, language } = found;
  const grammar = grammarOf(language);
  const write = (): string =>
    unit.role === 'name' ? grammar.toName(draw) : draw.pick(grammar.lists['place'] ?? []);
  const fresh = rewritten(draw, unit, otherThan(unit.text, write));
  return {
    story: replaceUnit(story, place, [fresh]),
    edit: { kind: 'name', language, before: idsOf(unit), after: idsOf(fresh) },
  };
};

/** Between the quotation marks another sentence. */
export const changeQuote: Editor = (desk, story) => {
  const found = findUnit(desk, story, ({ isQuoted }) => isQuoted);
  if (found === undefined) return undefined;
  const { draw } = desk.writer;
  const { units } = getSentence(story, found.place);
  const start = units.findIndex(({ isQuoted }) => isQuoted);
  const end = units.findLastIndex(({ isQuoted }) => isQuoted) + 1;
  const quote = writeQuote(draw, grammarOf(found.language)).map((part) => toUnit(draw, part));
  return {
    story: withUnits(story, found.place, units.toSpliced(start, end - start, ...quote)),
    edit: { kind: 'quote' },
  };
};

export const changeMarks: Editor = (desk, story) => {
  const found = findUnit(desk, story, ({ role }) => role === 'name' || role === 'place');
  if (found === undefined) return undefined;
  const { unit, place } = found;
  const marks = unit.marks.length > 0 ? [] : [newMark(desk.writer.draw)];
  return { story: replaceUnit(story, place, [{ ...unit, marks }]), edit: { kind: 'marks' } };
};

/** Letters or a mark within a plain unit, from `start` to `end`, become `text`. */
type Slip = { readonly start: number; readonly end: number; readonly text: string };

function changeWithin(desk: Desk, story: Story, kind: 'typo' | 'punctuation'): Edited | undefined {
  const { draw } = desk.writer;
  const toSlip = kind === 'typo' ? slipOfThePen : otherMark;
  const isPlain = ({ role, isQuoted }: Unit): boolean => role === 'plain' && !isQuoted;
  const found = findUnit(
    desk,
    story,
    (unit, language) => isPlain(unit) && slipSpots(kind, language, unit.text).length > 0,
  );
  if (found === undefined) return undefined;
  const { unit, place, language } = found;
  const spot = draw.pick(slipSpots(kind, language, unit.text));
  const { start, end, text } = toSlip(draw, spot, language);
  const head = { ...unit, text: unit.text.slice(0, start) };
  const tail = { ...unit, text: unit.text.slice(end), firstId: unit.firstId + end };
  const fresh = { ...unit, text, firstId: draw.nextIds(text.length) };
  const units = [head, fresh, tail].filter((one) => one.text !== '');
  const before: Ids = [unit.firstId + start, unit.firstId + end];
  return {
    story: replaceUnit(story, place, units),
    edit: { kind, language, before, after: idsOf(fresh) },
  };
}

type Spot = { readonly start: number; readonly text: string };

const MISTAKEN: Readonly<Record<string, string>> = {
  在: '再',
  的: '得',
  已: '己',
  復: '複',
  後: '后',
  布: '佈',
  佔: '占',
  帶: '戴',
  受: '授',
  場: '埸',
  治: '冶',
  強: '彊',
  修: '脩',
  期: '朞',
  公: '共',
  委: '季',
  未: '末',
  士: '土',
  夜: '液',
  力: '刀',
};

function slipSpots(kind: 'typo' | 'punctuation', language: Language, text: string): readonly Spot[] {
  const pattern =
    kind === 'punctuation'
      ? /[,，。]|\.$/g
      : language === 'en'
        ? /(?<![A-Za-z’'])[a-z]{5,}(?![A-Za-z’'])/g
        : new RegExp(`[${Object.keys(MISTAKEN).join('')}]`, 'g');
  return Array.from(text.matchAll(pattern), (match) => ({ start: match.index, text: match[0] }));
}

function slipOfThePen(draw: Draw, { start, text }: Spot, language: Language): Slip {
  const end = start + text.length;
  if (language !== 'en') return { start, end, text: MISTAKEN[text] ?? text };
  return { start, end, text: otherThan(text, () => misspell(draw, text)) };
}

function misspell(draw: Draw, word: string): string {
  const at = 1 + draw.below(word.length - 2);
  const [letter, next] = [word.charAt(at), word.charAt(at + 1)];
  const [head, tail] = [word.slice(0, at), word.slice(at + 1)];
  return draw.pick([
    `${head}${tail}`,
    `${head}${letter}${letter}${tail}`,
    `${head}${next}${letter}${word.slice(at + 2)}`,
    `${head}${draw.pick(['a', 'e', 'i', 'o', 'r', 's', 't'])}${tail}`,
  ]);
}

const OTHER_MARKS: Readonly<Record<string, string>> = { ',': ';', '.': '!', '，': '；', '。': '！' };

/** A comma becomes a semicolon, a full stop an exclamation mark; in English a comma may also go. */
function otherMark(draw: Draw, { start, text }: Spot): Slip {
  const isDropped = text === ',' && draw.random() < 0.3;
  return { start, end: start + 1, text: isDropped ? '' : (OTHER_MARKS[text] ?? text) };
}

export const makeTypo: Editor = (desk, story) => changeWithin(desk, story, 'typo');
export const changePunctuation: Editor = (desk, story) => changeWithin(desk, story, 'punctuation');
