/** A stretch of a text that another takes the place of, by offset, the ends outside. */
export type TextEdit = { b0: number; b1: number; a0: number; a1: number };
