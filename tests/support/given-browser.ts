import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { stderr } from 'node:process';

import { describe } from '@jest/globals';
import axe from 'axe-core';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

import type { Caller } from './given-api.ts';
import type { GivenPages } from './given-pages.ts';

const PLACES = [process.env['STET_CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser'];
const executablePath = PLACES.find((path) => path !== undefined && existsSync(path));

const isThere = executablePath !== undefined || process.env['CI'] !== undefined;
if (!isThere)
  stderr.write(
    'Tests in a browser are skipped: no Chromium was found. Install it, or name it in STET_CHROMIUM.\n',
  );

/** Tests in a real Chromium. Skipped only on a machine without one, which is printed above; where CI is set, they fail there. */
export const describeInBrowser = isThere ? describe : describe.skip;

export type VisitOptions = {
  readonly caller: Caller;
  readonly javaScript?: 'on' | 'off';
  readonly colorScheme?: 'light' | 'dark';
  readonly width?: number;
};

/** One visitor with a window of their own. */
export type Visit = {
  readonly page: Page;
  /** What the browser complained of: errors of scripts, refusals by the policy of content, dialogs, failed loads. */
  readonly faults: readonly string[];
  forget(): void;
  /** Shows a page by its path; throws when it can't be shown. */
  go(path: string): Promise<void>;
  /** Violations of the rules of axe on the page as it stands, one line each. */
  check(): Promise<readonly string[]>;
  close(): Promise<void>;
};

export type GivenBrowser = {
  visit(options: VisitOptions): Promise<Visit>;
  stop(): Promise<void>;
};

export async function givenBrowser(pages: GivenPages): Promise<GivenBrowser> {
  const browser = await chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
  return {
    visit: (options) => visit({ browser, pages }, options),
    stop: () => browser.close(),
  };
}

type World = { readonly browser: Browser; readonly pages: GivenPages };

async function visit({ browser, pages }: World, options: VisitOptions): Promise<Visit> {
  const { javaScript = 'on', colorScheme = 'light', width = 1_280 } = options;
  const context = await browser.newContext({
    baseURL: pages.address,
    javaScriptEnabled: javaScript === 'on',
    colorScheme,
    viewport: { width, height: width < 600 ? 844 : 900 },
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'Europe/Lisbon',
    acceptDownloads: true,
  });
  await signIn(context, pages, options.caller);
  const endRecord = await record(context, `${options.caller}-js-${javaScript}`);
  const page = await context.newPage();
  const faults = watch(page);
  return {
    page,
    faults,
    go: async (path) => {
      const response = await page.goto(path);
      if (response === null) throw new Error(`${path} gave no answer`);
    },
    check: () => runAxe(page),
    forget: () => {
      faults.length = 0;
    },
    close: async () => {
      await endRecord();
      await context.close();
    },
  };
}

let records = 0;

/** With STET_TRACE_DIR each visit leaves a record of what was done and seen there, for `npx playwright-core show-trace FILE`. */
async function record(context: BrowserContext, name: string): Promise<() => Promise<void>> {
  const directory = process.env['STET_TRACE_DIR'];
  if (directory === undefined) return () => Promise.resolve();
  records += 1;
  const path = join(directory, `${String(process.pid)}-${String(records)}-${name}.zip`);
  await context.tracing.start({ screenshots: true, snapshots: true });
  return () => context.tracing.stop({ path });
}

async function signIn(context: BrowserContext, pages: GivenPages, caller: Caller): Promise<void> {
  const [name = '', value = ''] = (await pages.cookieOf(caller)).split('=');
  if (name === '') return;
  await context.addCookies([{ name, value, url: pages.address, httpOnly: true, sameSite: 'Strict' }]);
}

function watch(page: Page): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    const isOfPage = message.location().url === page.url();
    // That a page answers with 404 or 412 is its status and no fault; that a file of it is missing is one.
    if (isOfPage && message.text().startsWith('Failed to load resource')) return;
    if (message.type() === 'error' || message.type() === 'warning')
      faults.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => faults.push(`script: ${error.message}`));
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('requestfailed', (request) => {
    // A page that is left ends its open requests.
    if (request.failure()?.errorText !== 'net::ERR_ABORTED') faults.push(`request: ${request.url()}`);
  });
  return faults;
}

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

type Violation = {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly html: string }[];
};

async function runAxe(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate<readonly Violation[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(RULES)} }).then(({ violations }) => violations)`,
  );
  return violations.map(
    ({ id, help, nodes }) => `${id}: ${help}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`,
  );
}
