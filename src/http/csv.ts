export const CSV_TYPE = 'text/csv; charset=utf-8; header=present';

/** A record of RFC 4180, with its CRLF. */
export const csvRecord = (
  cells: readonly (string | number | bigint | boolean | null | undefined)[],
): string => `${cells.map(toCell).join(',')}\r\n`;

function toCell(value: string | number | bigint | boolean | null | undefined): string {
  if (value === null || value === undefined) return '';
  const text = typeof value === 'string' ? defused(value) : String(value);
  return /[",\r\n]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * A spreadsheet runs a cell that begins with one of these as a formula (OWASP, "CSV injection"); an apostrophe in front
 * makes it text. Also where white space or a control character stands before, which some programs skip, and for the full-width signs.
 */
const defused = (text: string): string =>
  /^[\s\p{Cc}\p{Cf}]*[=+\-@\t\r\uff1d\uff0b\uff0d\uff20]/u.test(text) ? `'${text}` : text;
