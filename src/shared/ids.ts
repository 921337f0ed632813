import { v5, v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562): sorts by time of making, so that index inserts stay at the end. */
export const newUuidV7 = (): string => v7();

/** Root of every derived id of Stet; fixed for ever, since stored ids were made from it. */
const NAMESPACE = '6f1d3c52-8f5b-5a0e-9d0a-5a7e7a5b1c33';

/** A UUIDv5 (RFC 9562) of the parts: the same parts give the same id on every machine. Parts are length-prefixed, so ("a","bc") and ("ab","c") differ. */
export const derivedUuid = (...parts: readonly string[]): string =>
  v5(parts.map((part) => `${String(part.length)}:${part}`).join(''), NAMESPACE);
