import { readSessionCookie } from '../src/access/session-cookie.ts';
import type { WebDependencies } from './dependencies.ts';
import { newFormToken } from './form-token.ts';
import type { Session } from './page.ts';

type Cookies = { readonly headers: { readonly cookie?: string | undefined } };

/** Who is signed in by the request's cookie; undefined: nobody, or no longer. */
export async function findSession(
  { sessions, clock }: WebDependencies,
  { headers }: Cookies,
): Promise<Session | undefined> {
  const secret = readSessionCookie(headers.cookie);
  if (secret === undefined) return undefined;
  const principal = await sessions.find(secret, clock());
  return principal === undefined ? undefined : { secret, principal, formToken: newFormToken(secret) };
}
