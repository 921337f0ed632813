import type { VNode } from 'preact';
import { z } from 'zod';

import type { SessionStart } from '../../src/access/session-store.ts';
import { sessionCookie } from '../cookies.ts';
import { defineOpenPage } from '../define-page.ts';
import { toOwnAddress } from '../own-address.ts';
import type { WebDependencies } from '../dependencies.ts';
import type { Page, PageAnswer } from '../page.ts';

const nextSchema = z.string().max(2_000).transform(toOwnAddress).catch('/').default('/');

const REFUSED = {
  unknown: 'That is no token of this installation. Check that it was copied whole: it begins with stet_.',
  revoked: 'This token was revoked. Ask for a new one.',
  expired: 'This token has expired. Ask for a new one.',
  used: 'This link was used before, or its time is over. Sign in with a token, or ask for a new link.',
} as const satisfies Record<Extract<SessionStart, { ok: false }>['reason'], string>;

export const signInPages: readonly Page[] = [
  defineOpenPage({
    name: 'signInForm',
    method: 'GET',
    path: '/sign-in',
    params: z.object({}),
    input: z.object({
      next: nextSchema,
      code: z.string().max(200).optional(),
      out: z.literal('1').optional().catch(undefined),
    }),
    handle: async ({ input: { next, code, out }, session }) => {
      if (session !== undefined && code === undefined) return { kind: 'redirect', to: next };
      const said = out === '1' ? 'You are signed out.' : undefined;
      return Promise.resolve({
        kind: 'page',
        title: 'Sign in',
        main: <SignIn next={next} code={code} said={said} />,
      });
    },
  }),
  defineOpenPage({
    name: 'signIn',
    method: 'POST',
    path: '/sign-in',
    params: z.object({}),
    input: z.object({
      next: nextSchema,
      code: z.string().max(200).optional(),
      token: z.string().max(600).optional(),
    }),
    handle: async ({ web, session, input: { next, code, token = '' } }) => {
      const now = web.clock();
      const started =
        code === undefined
          ? await web.sessions.startByToken(token.trim(), now)
          : await web.sessions.startByLink(code, now);
      // One browser is signed in once: nothing is left open behind the new cookie.
      if (started.ok && session !== undefined) await web.sessions.end(session.secret);
      return toAnswer(started, web, next);
    },
  }),
];

/** The page after it is asked for by the browser as one of ours, so that a Strict cookie comes along. */
function toAnswer(started: SessionStart, { config }: WebDependencies, next: string): PageAnswer {
  if (started.ok) {
    const { secret, expiresAt } = started.session;
    return { kind: 'redirect', to: next, cookie: sessionCookie(secret, expiresAt, config.publicUrl) };
  }
  return {
    kind: 'page',
    status: 403,
    title: 'Sign in',
    main: <SignIn next={next} refused={REFUSED[started.reason]} />,
  };
}

type SignInProps = {
  readonly next: string;
  readonly code?: string | undefined;
  readonly said?: string | undefined;
  readonly refused?: string | undefined;
};

const SignIn = ({ next, code, said, refused }: SignInProps): VNode => (
  <section class="sign-in">
    <h1>Sign in</h1>
    {said === undefined ? null : <p role="status">{said}</p>}
    {refused === undefined ? null : (
      <p class="refused" role="alert" id="refused">
        {refused}
      </p>
    )}
    <form method="post" action="/sign-in">
      <input type="hidden" name="next" value={next} />
      {code === undefined ? (
        <TokenField isRefused={refused !== undefined} />
      ) : (
        <>
          <input type="hidden" name="code" value={code} />
          <p>This link signs you in once, on this device.</p>
        </>
      )}
      <button type="submit" class="primary">
        Sign in
      </button>
    </form>
  </section>
);

const TokenField = ({ isRefused }: { isRefused: boolean }): VNode => (
  <div class="field">
    <label for="token">Token</label>
    <input
      id="token"
      name="token"
      type="password"
      autocomplete="current-password"
      required
      aria-invalid={isRefused}
      aria-describedby={isRefused ? 'refused token-hint' : 'token-hint'}
    />
    <p class="hint" id="token-hint">
      Whoever runs Stet makes one with <code>stet token create</code>.
    </p>
  </div>
);
