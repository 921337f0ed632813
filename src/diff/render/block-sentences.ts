import type { Block } from '../../domain/article/content.ts';
import { isMaterial } from '../change-classes.ts';
import { joinedText } from '../joined-text.ts';
import type { BlockChange, BlockRef, MarkChange, SentenceMove, Span } from '../story-diff.ts';
import { findBlockOfSentences } from './block-of-sentences.ts';
import { quoteOf, toEdit } from './change-edits.ts';
import { blocksOf, firstPlace, placeOf, placesOf, type DiffView } from './diff-view.ts';
import { extentOf, ownEditsOf } from './extent.ts';
import { nameOfPart, type BlockPlace, type MarkEdit, type Subject, type ValueChange } from './phrases.ts';
import { quotePair } from './quote-pair.ts';
import type { Sentence } from './sentence.ts';

/** A block with more edits than this is told as rewritten, with those of its edits that can mislead readers: numbers above all. */
const MANY_EDITS = 10;

/** A block's changes, as sentences: first what became of the block, then of its words, then of its form. */
export function blockSentences(view: DiffView, change: BlockChange): readonly Sentence[] {
  const edits = change.kind === 'inserted' || change.kind === 'deleted' ? [] : editSentences(view, change);
  return [...wholeSentences(view, change), ...edits, ...formSentences(view, change)];
}

function wholeSentences(view: DiffView, change: BlockChange): readonly Sentence[] {
  const { phrases } = view;
  const place = (side: 'before' | 'after') => firstPlace(view, change, side);
  const quote = (side: 'before' | 'after') =>
    quoteOf(
      textOfAll(blocksOf(view, change, side)),
      blocksOf(view, change, side)[0]?.language ?? view[side].language,
    );
  const sentences = findBlockOfSentences(view, change);
  switch (change.kind) {
    case 'inserted':
      return [
        sentences === undefined
          ? phrases.listInserted(place('after'), quote('after'))
          : phrases.listMadeOf(sentences.move, sentences.moves.length, quote('after')),
      ];
    case 'deleted':
      return [
        sentences === undefined
          ? phrases.listDeleted(place('before'), quote('before'))
          : phrases.listWentInto(sentences.move, sentences.moves.length, quote('before')),
      ];
    case 'split':
      return [[...phrases.split(place('before'), placesOf(view, change, 'after'), extentOf(change)), '.']];
    case 'merged':
      return [[...phrases.merged(placesOf(view, change, 'before'), place('after'), extentOf(change)), '.']];
    case 'equal':
    case 'changed':
      if (change.moveId === undefined) return [];
      return [
        phrases.listMoved({ from: place('before'), to: place('after') }, extentOf(change), quote('after')),
      ];
  }
}

/** A block without words of its own is called by its attributes. */
const textOfAll = (blocks: readonly Block[]): string =>
  blocks
    .map(({ text, attributes }) => (text.trim() === '' ? Object.values(attributes).join(' · ') : text))
    .join(' ');

function editSentences(view: DiffView, change: BlockChange): readonly Sentence[] {
  const { phrases } = view;
  const [old, fresh] = [blocksOf(view, change, 'before'), blocksOf(view, change, 'after')];
  const texts = { before: joinedText(change.before), after: joinedText(change.after) };
  const languages = {
    before: old[0]?.language ?? view.before.language,
    after: fresh[0]?.language ?? view.after.language,
  };
  const edits = ownEditsOf(change);
  const told = edits.length > MANY_EDITS ? edits.filter((span) => isTold(span.class)) : edits;
  return [
    ...(told.length < edits.length
      ? [phrases.rewritten(firstPlace(view, change, 'after'), extentOf(change))]
      : []),
    ...told.map((span) =>
      phrases.listEdit(
        { of: 'block', place: placeWithin(view, change.after, span) },
        toEdit(span, texts, languages),
      ),
    ),
  ];
}

/** Of the blocks that a paragraph was split into, the one in which the span begins; what stands right at the border is told of the first. */
function placeWithin(view: DiffView, refs: readonly BlockRef[], { after: [start] }: Span): BlockPlace {
  let end = -1;
  const within = refs.find(({ block }) => (end += (block?.text.length ?? 0) + 1) >= start) ?? refs[0];
  return placeOf(view, 'after', within?.index ?? 0);
}

/** Also in a block that was rewritten; there unknown edits and edits of wording are what rewriting means. */
const isTold = (name: BlockChange['class']): boolean =>
  name !== undefined && name !== 'wording' && isMaterial(name);

function formSentences(view: DiffView, change: BlockChange): readonly Sentence[] {
  if (change.before.length * change.after.length === 0) return [];
  const subject: Subject = { of: 'block', place: firstPlace(view, change, 'after') };
  return [...attributeNotes(view, change), ...formNotes(view, change)].map((form) =>
    view.phrases.listForm(subject, form),
  );
}

/** Changes of the block's attributes, each by its name. */
export const attributeNotes = (view: DiffView, { attributes = [] }: BlockChange): readonly Sentence[] =>
  attributes.map(({ key, before, after }) => partNote(view, key, { before, after }));

/** Changes that leave words and attributes alone: the block's kind, language and marks. */
export function formNotes(view: DiffView, change: BlockChange): readonly Sentence[] {
  const { phrases } = view;
  const [old] = blocksOf(view, change, 'before');
  const [fresh] = blocksOf(view, change, 'after');
  if (change.kind === 'equal' || old === undefined || fresh === undefined) return [];
  const places = [firstPlace(view, change, 'before'), firstPlace(view, change, 'after')] as const;
  return [
    ...(old.kind === fresh.kind ? [] : [phrases.kindChanged(...places)]),
    ...(old.language === fresh.language
      ? []
      : [partNote(view, 'language', { before: old.language, after: fresh.language })]),
    ...(change.marks ?? []).map((mark) => phrases.mark(toMarkEdit(view, fresh, mark))),
  ];
}

type Values = { readonly before?: string | undefined; readonly after?: string | undefined };

const partNote = (view: DiffView, key: string, values: Values): Sentence =>
  view.phrases.partChanged(nameOfPart(view.phrases, key), valueQuotes(values));

const NO_LANGUAGE = { before: undefined, after: undefined };

function valueQuotes({ before, after }: Values): ValueChange {
  if (before !== undefined && after !== undefined) return quotePair([before, after], NO_LANGUAGE);
  return {
    ...(before === undefined ? {} : { before: quoteOf(before, undefined) }),
    ...(after === undefined ? {} : { after: quoteOf(after, undefined) }),
  };
}

function toMarkEdit(view: DiffView, block: Block, mark: MarkChange): MarkEdit {
  const { op, type, text, beforeHref, afterHref } = mark;
  const language = block.language ?? view.after.language;
  const { before, after } = valueQuotes({ before: beforeHref, after: afterHref });
  return { op, type, text: quoteOf(text, language), beforeHref: before, afterHref: after };
}

export function sentenceMoveSentence(view: DiffView, { before, after, text }: SentenceMove): Sentence {
  const move = { from: placeOf(view, 'before', before.block), to: placeOf(view, 'after', after.block) };
  const language = view.after.blocks[after.block]?.language ?? view.after.language;
  return view.phrases.listSentence(move, quoteOf(text, language));
}
