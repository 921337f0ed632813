import { findBlockOfSentences } from './block-of-sentences.ts';
import { firstPlace, placesOf, type DiffView } from './diff-view.ts';
import { extentOf } from './extent.ts';
import type { Place } from './places.ts';
import type { Sentence } from './sentence.ts';

/** What became of a block as a whole; undefined where only its words did. */
export function toPlaceNote(view: DiffView, { change, role }: Place): Sentence | undefined {
  const { phrases } = view;
  const place = (side: 'before' | 'after') => firstPlace(view, change, side);
  if (role === 'origin') return phrases.movedTo(place('after'), place('before'));
  if (role === 'destination')
    return phrases.movedFrom({ from: place('before'), to: place('after') }, extentOf(change));
  const sentences = findBlockOfSentences(view, change);
  switch (change.kind) {
    case 'equal':
    case 'changed':
      return undefined;
    case 'inserted':
      return sentences === undefined
        ? phrases.inserted(place('after'))
        : phrases.madeOf(sentences.move, sentences.moves.length);
    case 'deleted':
      return sentences === undefined
        ? phrases.deleted(place('before'))
        : phrases.wentInto(sentences.move, sentences.moves.length);
    case 'split':
      return phrases.split(place('before'), placesOf(view, change, 'after'), extentOf(change));
    case 'merged':
      return phrases.merged(placesOf(view, change, 'before'), place('after'), extentOf(change));
  }
}
