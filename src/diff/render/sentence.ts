import type { LanguageTag } from '../../domain/article/content.ts';

/** Words of a story inside a sentence about it, in their own language. */
export type Quote = { readonly quote: string; readonly language?: LanguageTag | undefined };

/** Words that lead to a place of the same page: `target` is an id there; absent: they lead nowhere. */
export type Reference = { readonly reference: string; readonly target?: string | undefined };

export type SentencePart = string | Quote | Reference;

/** A sentence whose quotations are still known as such, so that a page can mark their language and escape them. */
export type Sentence = readonly SentencePart[];

/** A template that keeps its parts apart. */
export const say = (
  strings: TemplateStringsArray,
  ...parts: readonly (SentencePart | Sentence)[]
): Sentence =>
  strings.flatMap((text, index) => {
    const part = parts[index] ?? '';
    return [text, ...(isSentence(part) ? part : [part])].filter((piece) => piece !== '');
  });

const isSentence = (part: SentencePart | Sentence): part is Sentence => Array.isArray(part);

/** The sentence in one line, its quotations between the two marks. */
export const toPlainSentence = (sentence: Sentence, [open, close]: readonly [string, string]): string =>
  sentence.map((part) => plainPart(part, [open, close])).join('');

function plainPart(part: SentencePart, [open, close]: readonly [string, string]): string {
  if (typeof part === 'string') return part;
  return 'quote' in part ? `${open}${part.quote}${close}` : part.reference;
}
