import { HtmlTooComplexError, parseHtml, textOf } from './parse-html.ts';

const MARKUP = /<[a-z/!]|&(?:#\d|#x[\da-f]|[a-z]{2,31};)/i;

/** A text that may hold markup or character references, as pages put into their metadata, as one line of plain text. */
export function toPlainText(text: string): string {
  const wellFormed = text.toWellFormed();
  if (!MARKUP.test(wellFormed)) return toLine(wellFormed);
  try {
    return toLine(textOf(parseHtml(`<body>${wellFormed}`)));
  } catch (error) {
    if (!(error instanceof HtmlTooComplexError)) throw error;
    return toLine(wellFormed);
  }
}

const toLine = (text: string): string => text.replaceAll(/[ \t\r\n\f]+/g, ' ').trim();
