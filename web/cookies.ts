import { SESSION_COOKIE } from '../src/access/session-cookie.ts';

/** Out of reach of scripts, never sent along from another site. */
const attributes = (publicUrl: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${publicUrl.startsWith('https:') ? '; Secure' : ''}`;

/** `expiresAt` as an instant. */
export const sessionCookie = (secret: string, expiresAt: string, publicUrl: string): string =>
  `${SESSION_COOKIE}=${secret}; Expires=${new Date(expiresAt).toUTCString()}; ${attributes(publicUrl)}`;

export const endedCookie = (publicUrl: string): string =>
  `${SESSION_COOKIE}=; Max-Age=0; ${attributes(publicUrl)}`;
