/** Why a value can't be stored as JSON without loss. `path` is like `data.content.blocks[3].text`. */
export class NotJsonError extends Error {
  readonly path: string;
  constructor(path: string, why: string) {
    super(`${path === '' ? 'value' : path} ${why}`);
    this.name = 'NotJsonError';
    this.path = path;
  }
}

/**
 * JSON text with sorted keys and no white space (in the spirit of RFC 8785), so that equal values give equal bytes.
 * Refuses with a NotJsonError what JSON would lose or change: bigint, NaN, infinities, functions, symbols,
 * circular values, lone surrogates. Keys whose value is undefined are left out.
 */
export function canonicalJson(value: unknown): string {
  return encode(value, '', new Set());
}

function encode(value: unknown, path: string, parents: Set<object>): string {
  switch (typeof value) {
    case 'string':
      return encodeString(value, path);
    case 'number':
      if (!Number.isFinite(value)) throw new NotJsonError(path, 'is not a finite number');
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      return value === null ? 'null' : encodeObject(value, path, parents);
    case 'bigint':
    case 'function':
    case 'symbol':
    case 'undefined':
      throw new NotJsonError(path, `is a ${typeof value}, which JSON has no form for`);
  }
}

function encodeString(text: string, path: string): string {
  if (!text.isWellFormed())
    throw new NotJsonError(path, 'holds a lone surrogate, which UTF-8 has no form for');
  return JSON.stringify(text);
}

function encodeObject(value: object, path: string, parents: Set<object>): string {
  if (parents.has(value)) throw new NotJsonError(path, 'contains itself');
  parents.add(value);
  const text = Array.isArray(value) ? encodeArray(value, path, parents) : encodeRecord(value, path, parents);
  parents.delete(value);
  return text;
}

function encodeArray(items: readonly unknown[], path: string, parents: Set<object>): string {
  return `[${items.map((item, index) => encode(item, `${path}[${String(index)}]`, parents)).join(',')}]`;
}

function encodeRecord(record: object, path: string, parents: Set<object>): string {
  const entries = Object.entries(record as Record<string, unknown>)
    .filter(([, item]) => item !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const pairs = entries.map(
    ([key, item]) =>
      `${encodeString(key, path)}:${encode(item, path === '' ? key : `${path}.${key}`, parents)}`,
  );
  return `{${pairs.join(',')}}`;
}
