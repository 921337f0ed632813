import type { LanguageTag } from '../../domain/article/content.ts';
import type { Span } from '../story-diff.ts';
import { isSpacing } from './extent.ts';
import type { Edit } from './phrases.ts';
import { isRepeated } from './is-repeated.ts';
import { quotePair } from './quote-pair.ts';
import type { Quote } from './sentence.ts';
import { QUOTE_COLUMNS, shorten, shortenStart } from './shorten.ts';
import type { Side } from './diff-view.ts';

type Languages = Readonly<Record<Side, LanguageTag | undefined>>;

const BEHIND_COLUMNS = 24;

export const quoteOf = (text: string, language: LanguageTag | undefined, columns = QUOTE_COLUMNS): Quote => ({
  quote: shorten(text, columns),
  ...(language === undefined ? {} : { language }),
});

/** Both texts as wholes, in which a span's offsets count. */
type Texts = Readonly<Record<Side, string>>;

/** A span as an edit to be told. What came is found by words of the text after, what went by words of the text before. */
export function toEdit(span: Span, texts: Texts, languages: Languages): Edit {
  const { beforeText = '', afterText = '' } = span;
  const side = beforeText.trim() === '' ? 'after' : 'before';
  const behind = behindOf(textBefore(texts[side], span[side][0]), languages[side]);
  if (isSpacing(span)) return { op: 'spacing', ...behind };
  if (side === 'after') return { op: 'insert', text: quoteOf(afterText, languages.after), ...behind };
  if (afterText.trim() === '')
    return { op: 'delete', text: quoteOf(beforeText, languages.before), ...behind };
  return {
    op: 'replace',
    ...quotePair([beforeText, afterText], languages),
    ...(isRepeated(texts.before, span.before) ? { at: behind } : {}),
  };
}

/** Far more than is quoted: of a paragraph of a megabyte with ten thousand edits all of it would be read for each. */
const READ_BEFORE = 1_000;

const textBefore = (text: string, end: number): string => text.slice(Math.max(0, end - READ_BEFORE), end);

/** The words before an edit, so that an added comma can be found. */
function behindOf(text: string, language: LanguageTag | undefined): { readonly behind?: Quote } {
  const line = text.slice(text.lastIndexOf('\n') + 1);
  if (line.trim() === '') return {};
  return {
    behind: { quote: shortenStart(line, BEHIND_COLUMNS), ...(language === undefined ? {} : { language }) },
  };
}
