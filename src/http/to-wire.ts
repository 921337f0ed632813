/**
 * A view as JSON has it: whole numbers that can pass 2^53 become text. A content is passed through as it is: it holds none, and is
 * most of an answer.
 */
export function toWire(value: unknown): unknown {
  if (typeof value === 'bigint') return String(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toWire);
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, key === 'content' ? (item as unknown) : toWire(item)]),
  );
}
