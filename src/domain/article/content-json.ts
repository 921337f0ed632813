import type { Content } from './content.ts';

/** What an event holds its text in: its `data`. */
type Holder = { readonly content: Content | null };

// By holder and not by content: states keep contents for long, and these texts are to go with their events.
const known = new WeakMap<object, string>();

/** Whoever has read a holder's content from this text spares others the making of it. The text must be what JSON.stringify gives. */
export const rememberContentJson = (holder: object, json: string): unknown => known.set(holder, json);

/** The content as JSON.stringify gives it. */
export const contentJson = (holder: Holder): string => known.get(holder) ?? JSON.stringify(holder.content);
