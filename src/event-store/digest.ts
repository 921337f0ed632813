import { createHash, hash, randomBytes } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes. */
export const sha256 = (input: string | Uint8Array): Buffer => hash('sha256', input, 'buffer');

/** Salt and part are laid side by side here, so that one call digests both; a larger part is digested in two. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024);
/** UTF-8 bytes of one UTF-16 unit, at most. */
const MAX_BYTES_OF_UNIT = 3;

/** SHA-256(salt ‖ part), in hexadecimal. */
export function sha256OfPart(salt: Uint8Array, part: string | Uint8Array): string {
  if (salt.length + part.length * MAX_BYTES_OF_UNIT > scratch.length) {
    return createHash('sha256').update(salt).update(part).digest('hex');
  }
  scratch.set(salt);
  return hash('sha256', scratch.subarray(0, salt.length + writePart(part, salt.length)), 'hex');
}

function writePart(part: string | Uint8Array, at: number): number {
  if (typeof part === 'string') return scratch.write(part, at);
  scratch.set(part, at);
  return part.length;
}

/** Bytes of salt beside each part. */
const SALT_BYTES = 32;

/** Random bytes are drawn for many salts at once: a draw costs the same for one as for all of them. */
let pool = Buffer.alloc(0);

/** A new salt; none is ever given out twice. */
export function newSalt(): Buffer {
  if (pool.length === 0) pool = randomBytes(128 * SALT_BYTES);
  const salt = pool.subarray(0, SALT_BYTES);
  pool = pool.subarray(SALT_BYTES);
  return salt;
}
