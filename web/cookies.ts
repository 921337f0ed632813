/** The session's cookie: out of reach of scripts, never sent along from another site. */
const NAME = 'stet_session';

const attributes = (publicUrl: string): string =>
  `Path=/; HttpOnly; SameSite=Strict${publicUrl.startsWith('https:') ? '; Secure' : ''}`;

/** `expiresAt` as an instant. */
export const sessionCookie = (secret: string, expiresAt: string, publicUrl: string): string =>
  `${NAME}=${secret}; Expires=${new Date(expiresAt).toUTCString()}; ${attributes(publicUrl)}`;

export const endedCookie = (publicUrl: string): string => `${NAME}=; Max-Age=0; ${attributes(publicUrl)}`;

/** The session's secret in a Cookie header; undefined: none that could be one. */
export function readSessionCookie(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${NAME}=`))?.slice(NAME.length + 1);
  return found !== undefined && /^[A-Za-z0-9_-]{43}$/.test(found) ? found : undefined;
}
