import type { ClassifiedLine } from './classify-lines.ts';
import {
  isEastAsianName,
  isSaid,
  opensWithQuoteMark,
  readQuoteHeading,
  type QuoteHeading,
} from './quote-headings.ts';

export type FoundQuote = { readonly heading: QuoteHeading; readonly said: ClassifiedLine };

/** A heading with its quotation directly below. An East Asian heading must also stand apart with it, or a quotation mark open it, since a clause before a comma can have the form of a name. */
export function findQuote(lines: readonly ClassifiedLine[], index: number): FoundQuote | undefined {
  const [above, line, said, below] = [lines[index - 1], lines[index], lines[index + 1], lines[index + 2]];
  if (line === undefined || said?.reading.as !== 'text' || said.number !== line.number + 1) return undefined;
  const heading = readQuoteHeading(line.text);
  if (heading === undefined || !isSaid(said.text) || readQuoteHeading(said.text) !== undefined)
    return undefined;
  const standsApart = above?.number !== line.number - 1 && below?.number !== said.number + 1;
  const isMarked = opensWithQuoteMark(said.text) && !isClauseComma(line.text);
  return standsApart || isMarked || !isEastAsianName(heading.speaker) ? { heading, said } : undefined;
}

/** The first comma is `、`, which in Japanese subheadings parts clauses: no sign of a name. */
const isClauseComma = (heading: string): boolean => /^[^,，]*、/u.test(heading);
