import { hash } from 'node:crypto';

/** SHA-256 of the UTF-8 text or the bytes, as 64 lower-case hexadecimal digits. */
export const sha256Hex = (input: string | Uint8Array): string => hash('sha256', input, 'hex');
