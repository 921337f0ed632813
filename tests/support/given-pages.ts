import { join } from 'node:path';

import { loadAssets } from '../../web/assets.ts';
import { mountPages } from '../../web/mount-pages.tsx';
import { givenApi, type Caller, type GivenApi, type GivenOptions } from './given-api.ts';

/** What a browser without scripts would see. */
export type Shown = {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
  /** Where a redirect leads. */
  readonly location: string | undefined;
};

export type GivenPages = GivenApi & {
  /** The Cookie header of a session, which begins at the first call. */
  cookieOf(caller: Caller): Promise<string>;
  /** GET, signed in as the caller. */
  open(caller: Caller, path: string): Promise<Shown>;
  /** The form of a page, with its fields, sent as a browser does. `page` is where its token is read. */
  submit(caller: Caller, action: string, form: SentForm): Promise<Shown>;
};

export type SentForm = {
  readonly page: string;
  readonly fields: Readonly<Record<string, string>>;
};

/** The API of given-api with the pages beside it. The browser's files are those of the last build. */
export async function givenPages(options: Omit<GivenOptions, 'extend'> = {}): Promise<GivenPages> {
  const given = await givenApi({
    ...options,
    extend: (app, api, sessions) => {
      mountPages(app, { ...api, sessions, assets: loadAssets(join('dist', 'web', 'assets')) });
    },
  });
  const cookies = new Map<Caller, string>();
  const cookieOf = async (caller: Caller): Promise<string> => {
    if (caller === 'anonymous') return '';
    const known = cookies.get(caller);
    if (known !== undefined) return known;
    const started = await given.sessions.startByToken(given.secretOf(caller), given.api.clock());
    if (!started.ok) throw new Error(`${caller} can't sign in: ${started.reason}`);
    const cookie = `stet_session=${started.session.secret}`;
    cookies.set(caller, cookie);
    return cookie;
  };
  const open = async (caller: Caller, path: string): Promise<Shown> =>
    ask(`${given.address}${path}`, { headers: { Cookie: await cookieOf(caller) } });
  return {
    ...given,
    cookieOf,
    open,
    submit: async (caller, action, { page, fields }) => {
      const formToken = /name="formToken" value="([^"]+)"/.exec((await open(caller, page)).html)?.[1];
      const all = { ...(formToken === undefined ? {} : { formToken }), ...fields };
      return ask(`${given.address}${action}`, {
        method: 'POST',
        headers: { Cookie: await cookieOf(caller), 'Sec-Fetch-Site': 'same-origin' },
        body: new URLSearchParams(all),
      });
    },
  };
}

async function ask(url: string, init: RequestInit): Promise<Shown> {
  const response = await fetch(url, { ...init, redirect: 'manual' });
  const html = await response.text();
  const location = response.headers.get('location') ?? undefined;
  return { status: response.status, headers: response.headers, html, location };
}
