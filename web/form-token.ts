import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const digestOf = (secret: string, nonce: string): string =>
  createHmac('sha256', secret).update(`form:${nonce}`).digest('base64url');

/**
 * Proves that a form came from a page of the same sign-in (OWASP's HMAC based token pattern). Differs with each page, so that
 * it can't be guessed from the length of compressed pages.
 */
export function newFormToken(sessionSecret: string): string {
  const nonce = randomBytes(9).toString('base64url');
  return `${nonce}.${digestOf(sessionSecret, nonce)}`;
}

export function isFormToken(token: string, sessionSecret: string): boolean {
  const [nonce = '', digest = ''] = token.split('.');
  const wanted = Buffer.from(digestOf(sessionSecret, nonce));
  const given = Buffer.from(digest);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
