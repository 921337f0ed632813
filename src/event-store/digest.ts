import { createHash, hash, randomFillSync } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes. */
export const sha256 = (input: string | Uint8Array): Buffer => hash('sha256', input, 'buffer');

/** SHA-256(salt ‖ part), in hexadecimal. */
export const sha256OfPart = (salt: Uint8Array, part: string | Uint8Array): string =>
  createHash('sha256').update(salt).update(part).digest('hex');

/** Bytes of salt beside each part. */
const SALT_BYTES = 32;

/** Random bytes are drawn for many salts at once: a draw costs the same for one as for all of them. */
const pool = Buffer.alloc(128 * SALT_BYTES);
let used = pool.length;

/** A new salt; none is ever given out twice. */
export function newSalt(): Buffer {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += SALT_BYTES;
  return Buffer.from(pool.subarray(used - SALT_BYTES, used));
}
