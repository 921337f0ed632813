import type { Content } from './content.ts';

const JSON_OF_CONTENT = Symbol('the JSON of the content');

/** What an event holds its text in: its `data`. */
type Holder = { readonly content: Content | null; readonly [JSON_OF_CONTENT]?: string };

/** A shorter text is made anew sooner than it is remembered. */
const WORTH_LETTERS = 2_048;

/**
 * Whoever has read a holder's content from this text spares others the making of it. The text must be what JSON.stringify gives.
 *
 * It is kept in the holder, so that it goes with the event; states keep contents for longer. Not enumerable: no copy with another content
 * takes it along, and nobody who looks at an event meets it. A WeakMap did the same, and made a replay of 1 KB events a third slower.
 */
export function rememberContentJson(holder: object, json: string): void {
  if (json.length >= WORTH_LETTERS) Object.defineProperty(holder, JSON_OF_CONTENT, { value: json });
}

/** The content as JSON.stringify gives it. */
export const contentJson = (holder: Holder): string =>
  holder[JSON_OF_CONTENT] ?? JSON.stringify(holder.content);
