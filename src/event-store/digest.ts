import { hash, randomFillSync } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes. */
export const sha256 = (input: string | Uint8Array): Buffer => hash('sha256', input, 'buffer');

/** Bytes of salt beside each part. */
export const SALT_BYTES = 32;

/** Random bytes are drawn for many salts at once: a draw costs the same for one as for all of them. */
const pool = Buffer.alloc(128 * SALT_BYTES);
let used = pool.length;

/** Writes a new salt to the beginning of the target. No salt is ever given out twice. */
export function writeSalt(target: Buffer): void {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  pool.copy(target, 0, used, used + SALT_BYTES);
  used += SALT_BYTES;
}
