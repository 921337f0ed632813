import { isNumeral, isNumeric } from './scan-number.ts';
import { scanTokens } from './scan-tokens.ts';
import { TOKEN } from './tokens.ts';

/** The numbers of a text as they are written, in order: digits, and Chinese numerals where they stand for a number. */
export function listNumbers(text: string): readonly string[] {
  if (!isNumeric(text)) return [];
  const { starts, ends, kinds } = scanTokens(text, [0, text.length]);
  return starts.flatMap((start, index) => {
    const token = text.slice(start, ends[index]);
    const isNumber = kinds[index] === TOKEN.number || (token.length === 1 && isNumeral(token.charCodeAt(0)));
    return isNumber ? [token] : [];
  });
}
