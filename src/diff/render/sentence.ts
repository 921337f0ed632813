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

type Marks = readonly [open: string, close: string];

/** What stands around a quotation: `inner` around one that holds such marks itself. */
export type QuotationMarks = { readonly outer: Marks; readonly inner: Marks };

/** The marks around this quotation, so that where it begins and ends can be seen. */
export function marksAround(quote: string, { outer, inner }: QuotationMarks): Marks {
  const [open, close] = inner;
  const isInnerClear = !quote.startsWith(open) && !quote.endsWith(close);
  return isInnerClear && [...outer, '"'].some((mark) => quote.includes(mark)) ? inner : outer;
}

/** The sentence in one line, its quotations between marks. */
export const toPlainSentence = (sentence: Sentence, marks: QuotationMarks): string =>
  sentence.map((part) => plainPart(part, marks)).join('');

function plainPart(part: SentencePart, marks: QuotationMarks): string {
  if (typeof part === 'string') return part;
  if (!('quote' in part)) return part.reference;
  const [open, close] = marksAround(part.quote, marks);
  return `${open}${part.quote}${close}`;
}

/** Words that end a sentence themselves, closing marks behind the stop or not. A mark alone ends none. */
const ENDS_SENTENCE = /[\p{L}\p{N}].*[.!?。！？]["'”’」』)）]*$/su;

/** With its full stop, unless the quotation at its end brought one. */
export function ended(sentence: Sentence): Sentence {
  const last = sentence.at(-1);
  const isEnded = typeof last === 'object' && 'quote' in last && ENDS_SENTENCE.test(last.quote);
  return isEnded ? sentence : [...sentence, '.'];
}
