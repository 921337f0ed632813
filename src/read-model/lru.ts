export type LruBounds = { readonly maxCount: number; readonly maxBytes: number };

/** Keeps the most recently used values within both bounds. The newest value stays, even if it alone is over `maxBytes`. */
export type Lru<Value> = {
  /** Also makes it the most recently used. */
  get(key: string): Value | undefined;
  /** `bytes` is the caller's estimate of what the value holds in memory. */
  set(key: string, value: Value, bytes: number): void;
  delete(key: string): void;
  clear(): void;
  readonly size: number;
  readonly bytes: number;
};

export function createLru<Value>({ maxCount, maxBytes }: LruBounds): Lru<Value> {
  // A Map iterates in the order of insertion: the first entry is the least recently used.
  const entries = new Map<string, { readonly value: Value; readonly bytes: number }>();
  let total = 0;

  const drop = (key: string): void => {
    total -= entries.get(key)?.bytes ?? 0;
    entries.delete(key);
  };
  const shrink = (): void => {
    for (const key of entries.keys()) {
      if (entries.size <= 1 || (entries.size <= maxCount && total <= maxBytes)) return;
      drop(key);
    }
  };

  return {
    get(key) {
      const entry = entries.get(key);
      if (entry === undefined) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, bytes) {
      drop(key);
      entries.set(key, { value, bytes });
      total += bytes;
      shrink();
    },
    delete: drop,
    clear() {
      entries.clear();
      total = 0;
    },
    get size() {
      return entries.size;
    },
    get bytes() {
      return total;
    },
  };
}
