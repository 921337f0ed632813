import type { LanguageTag } from '../../domain/article/content.ts';
import type { Side } from './diff-view.ts';
import type { Quote } from './sentence.ts';
import { QUOTE_COLUMNS, shortenPair } from './shorten.ts';

/** A text that became another, both shortened around what differs. */
export function quotePair(
  pair: readonly [before: string, after: string],
  languages: Readonly<Record<Side, LanguageTag | undefined>>,
): Readonly<Record<Side, Quote>> {
  const [before, after] = shortenPair(pair, QUOTE_COLUMNS);
  return { before: toQuote(before, languages.before), after: toQuote(after, languages.after) };
}

const toQuote = (quote: string, language: LanguageTag | undefined): Quote =>
  language === undefined ? { quote } : { quote, language };
