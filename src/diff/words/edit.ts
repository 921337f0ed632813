import type { Glossary } from './glossary.ts';
import { scanTokens } from './scan-tokens.ts';
import type { TextEdit } from './text-edit.ts';
import type { Tokens } from './tokens.ts';

/** An edit with its surroundings. */
export type Edit = {
  readonly before: string;
  readonly after: string;
  readonly place: TextEdit;
  readonly beforeText: string;
  readonly afterText: string;
  /** Whether it lies inside quotation marks, in either text. */
  readonly isQuoted: () => boolean;
  readonly glossary: Glossary;
};

/** What went or came, cut into tokens; their places count in the whole text. */
export type EditSide = { readonly text: string; readonly tokens: Tokens };
export type EditSides = { readonly old: EditSide; readonly fresh: EditSide };

/** Cut once: each question about an edit is about its tokens. */
export const sidesOf = ({ before, after, place, glossary }: Edit): EditSides => ({
  old: { text: before, tokens: scanTokens(before, [place.b0, place.b1], glossary) },
  fresh: { text: after, tokens: scanTokens(after, [place.a0, place.a1], glossary) },
});
