import type { Glossary } from './glossary.ts';
import type { TextEdit } from './text-edit.ts';

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
