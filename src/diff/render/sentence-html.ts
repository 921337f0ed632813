import { escapeHtml, languageAttributes } from './escape-html.ts';
import type { Phrases } from './phrases.ts';
import { marksAround, type Sentence, type SentencePart } from './sentence.ts';

/** A sentence as HTML: quotations in their own language, references as links inside the page. */
export const toSentenceHtml = (sentence: Sentence, phrases: Phrases): string =>
  sentence.map((part) => partHtml(part, phrases)).join('');

function partHtml(part: SentencePart, { quotes }: Phrases): string {
  if (typeof part === 'string') return escapeHtml(part);
  if ('quote' in part) {
    const [open, close] = marksAround(part.quote, quotes);
    return `${open}<bdi${languageAttributes(part.language)}>${escapeHtml(part.quote)}</bdi>${close}`;
  }
  return part.target === undefined
    ? escapeHtml(part.reference)
    : `<a href="#${escapeHtml(part.target)}">${escapeHtml(part.reference)}</a>`;
}
