import { createHash } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes. */
export const sha256 = (input: string | Uint8Array): Buffer => createHash('sha256').update(input).digest();
