import { problem } from './problem.ts';

/** Deeper than any content: a story's blocks end at depth 6. */
const MAX_DEPTH = 32;

/**
 * JSON text to a value, refusing what later readers would lose or take differently (after RFC 7493, I-JSON): duplicate
 * keys, lone surrogates, U+0000 (PostgreSQL's text has no form for it), `__proto__` as a key, numbers that overflow, nesting deeper
 * than 32. Throws `malformed-json` with the place.
 */
export function readJson(text: string): unknown {
  const value = parse(text);
  const keys = inspect(value, 'body', 0);
  // A parser keeps only the last of two equal keys, so fewer keys than the text has betray a duplicate.
  if (keys !== countKeys(text)) {
    throw malformed('The body names a key twice in one object; name each key once.');
  }
  return value;
}

function parse(text: string): unknown {
  if (text.trim() === '') throw malformed('The body is empty; send a JSON object.');
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw malformed(
      `The body is not JSON: ${cause instanceof Error ? cause.message.slice(0, 200) : 'unreadable'}`,
    );
  }
}

const malformed = (detail: string) => problem('malformed-json', detail);

const KEY = /"(?:[^"\\]|\\.)*"\s*(:)?/g;

function countKeys(text: string): number {
  let count = 0;
  for (const match of text.matchAll(KEY)) if (match[1] !== undefined) count += 1;
  return count;
}

/** Gives how many keys the value holds; throws at what can't be kept. */
function inspect(value: unknown, path: string, depth: number): number {
  if (depth > MAX_DEPTH) throw malformed(`${path.slice(0, 200)} is nested deeper than ${String(MAX_DEPTH)}.`);
  if (typeof value === 'string') return inspectText(value, path);
  if (typeof value === 'number' && !Number.isFinite(value))
    throw malformed(`${path} is a number too large to be kept.`);
  if (typeof value !== 'object' || value === null) return 0;
  if (Array.isArray(value)) {
    return value.reduce<number>(
      (sum, item, index) => sum + inspect(item, `${path}[${String(index)}]`, depth + 1),
      0,
    );
  }
  const entries = Object.entries(value);
  return entries.reduce((sum, [key, item]) => sum + inspectEntry(key, item, { path, depth }), entries.length);
}

function inspectEntry(
  key: string,
  item: unknown,
  at: { readonly path: string; readonly depth: number },
): number {
  if (key === '__proto__')
    throw malformed(`${at.path} holds the key __proto__, which is not taken; rename it.`);
  inspectText(key, `a key of ${at.path}`);
  return inspect(item, `${at.path}.${key.slice(0, 40)}`, at.depth + 1);
}

function inspectText(text: string, path: string): 0 {
  if (!text.isWellFormed())
    throw malformed(`${path} holds half of a surrogate pair, which UTF-8 has no form for; mend the text.`);
  if (text.includes('\u0000')) throw malformed(`${path} holds U+0000, which no text needs; take it out.`);
  return 0;
}
