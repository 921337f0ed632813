/** The cookie that holds a session's secret: the pages set it, and what only reads takes it. */
export const SESSION_COOKIE = 'stet_session';

/** The session's secret in a Cookie header; undefined: none that could be one. */
export function readSessionCookie(header: string | undefined): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim());
  const found = pairs.find((pair) => pair.startsWith(`${SESSION_COOKIE}=`))?.slice(SESSION_COOKIE.length + 1);
  return found !== undefined && /^[A-Za-z0-9_-]{43}$/.test(found) ? found : undefined;
}
