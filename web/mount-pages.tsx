import type { Express, Request, Response } from 'express';

import { ASSETS_PATH } from './assets.ts';
import { chooseEncoding } from './choose-encoding.ts';
import type { WebDependencies } from './dependencies.ts';
import { findSession } from './find-session.ts';
import { isFormToken } from './form-token.ts';
import { mountLost } from './mount-lost.ts';
import { PageFault } from './page-fault.ts';
import { CONTENT_SECURITY_POLICY, requestIdOf, urlOf } from './page-request.ts';
import type { Page, PageAnswer, RawForm, Session } from './page.ts';
import { PAGES } from './pages/index.ts';
import { readForm, toRawForm } from './read-form.ts';
import { renderPage } from './render-page.tsx';
import { sendHtml } from './send-page.ts';
import { toFaultPage } from './to-fault-page.tsx';

/** Serves the pages and what they link. */
export function mountPages(app: Express, web: WebDependencies): void {
  app.get(`${ASSETS_PATH}:name`, (request, response) => {
    sendAsset(web, request, response);
  });
  // Browsers ask here for the sign of what links none, such as an answer of the API.
  app.get('/favicon.ico', (_request, response) => {
    response.writeHead(302, { Location: web.assets.icon }).end();
  });
  for (const page of PAGES) {
    const verb = page.method === 'GET' ? 'get' : 'post';
    app[verb](page.path.replaceAll(/\{(\w+)\}/g, ':$1'), (request, response) =>
      servePage(page, { web, request, response }),
    );
  }
  mountLost(app, web);
}

type Exchange = { readonly web: WebDependencies; readonly request: Request; readonly response: Response };

async function servePage(page: Page, exchange: Exchange): Promise<void> {
  const { web, request, response } = exchange;
  response.setHeader('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  const url = urlOf(request);
  const session = await findSession(web, request);
  const view = { web, session, url };
  const answer = await answerPage(page, exchange, { session, url });
  if (answer.cookie !== undefined) response.setHeader('Set-Cookie', answer.cookie);
  if (answer.kind === 'redirect') {
    response.writeHead(303, { Location: answer.to }).end();
    return;
  }
  const { status = 200 } = answer;
  const html = renderPage(view, answer);
  await sendHtml(response, { status, html }, request.headers['accept-encoding']);
}

type Asking = { readonly session: Session | undefined; readonly url: URL };

async function answerPage(page: Page, exchange: Exchange, { session, url }: Asking): Promise<PageAnswer> {
  const { web, request, response } = exchange;
  const requestId = requestIdOf(response);
  try {
    if (page.access !== 'open') {
      if (session === undefined) return toSignIn(page, url);
      admit(page, session);
    }
    const input =
      page.method === 'GET'
        ? toRawForm(url.searchParams)
        : await readOwnForm(request, page.access === 'open' ? undefined : session);
    const userAgent = request.headers['user-agent']?.slice(0, 512);
    const asked = { url, requestId, ip: request.ip, userAgent };
    return await page.run({ web, session, params: toParams(request), input, request: asked });
  } catch (error) {
    return toFaultPage(error, web, requestId);
  }
}

/** After signing in the visitor comes to the page that they asked for; a form can't be asked for again. */
const toSignIn = (page: Page, url: URL): PageAnswer => ({
  kind: 'redirect',
  to: page.method === 'GET' ? `/sign-in?next=${encodeURIComponent(url.pathname + url.search)}` : '/sign-in',
});

function admit({ access }: Page, { principal }: Session): void {
  if (access === 'open' || access.includes(principal.role)) return;
  throw new PageFault(
    403,
    'Your role doesn’t open this page',
    `You are signed in as ${principal.role}; this page is for ${access.join(' and ')}.`,
  );
}

/**
 * Refuses what another site's page sends in the visitor's name: by the browser's own word, and by the form's token. `session`:
 * whose token is wanted; what everybody may send has none, as a form to sign in that was loaded before somebody did.
 */
async function readOwnForm(request: Request, session: Session | undefined): Promise<RawForm> {
  if (isFromElsewhere(request)) throw foreignForm();
  const form = await readForm(request);
  if (session !== undefined && !isFormToken(String(form['formToken'] ?? ''), session.secret))
    throw foreignForm();
  return Object.fromEntries(Object.entries(form).filter(([name]) => name !== 'formToken'));
}

/** Our pages name no referrer, so that some browsers send `Origin: null` with our own forms: the form's token tells those. */
function isFromElsewhere({ headers }: Request): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site !== 'same-origin' && site !== 'none';
  const { origin, host } = headers;
  if (origin === undefined || origin === 'null') return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

const foreignForm = (): PageFault =>
  new PageFault(
    403,
    'This form is not from an open session of yours',
    'Nothing was changed. Go back, load the page anew, and send it again.',
  );

/** Express gives lists for wildcards only, which no page has. */
const toParams = (request: Request): RawForm =>
  Object.fromEntries(
    Object.entries(request.params).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  );

const YEAR_S = 31_536_000;

function sendAsset({ assets }: WebDependencies, request: Request, response: Response): void {
  const file = assets.files.get(request.path);
  if (file === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('No such file.\n');
    return;
  }
  const encoding = chooseEncoding(request.headers['accept-encoding']);
  const bytes = encoding === undefined ? file.bytes : file.encoded[encoding];
  response.writeHead(200, {
    'Content-Type': file.contentType,
    'Content-Length': bytes.length,
    ...(encoding === undefined ? {} : { 'Content-Encoding': encoding }),
    'Cache-Control': `public, max-age=${String(YEAR_S)}, immutable`,
    Vary: 'Accept-Encoding',
  });
  response.end(bytes);
}
