import type { VNode } from 'preact';

import type { Role } from '../../src/domain/article/permissions.ts';
import { AUDITORS, READERS } from '../define-page.ts';
import type { NavigationEntry, PageBody, View } from '../page.ts';

type Entry = {
  readonly section: NavigationEntry;
  readonly href: string;
  readonly name: string;
  readonly roles: readonly Role[];
};

const NAVIGATION: readonly Entry[] = [
  { section: 'stories', href: '/', name: 'Stories', roles: READERS },
  { section: 'reports', href: '/reports/corrections', name: 'Reports', roles: READERS },
  { section: 'audit', href: '/audit', name: 'Audit', roles: AUDITORS },
  { section: 'help', href: '/help', name: 'Help', roles: [...READERS, 'ingest'] },
];

const END = 'end';

/**
 * Nothing is drawn of a page half read: its columns, lists and tables would move as the rest comes. Browsers that don't know such a link
 * (https://html.spec.whatwg.org/#link-type-expect) draw what they have. Preact's types don't know `blocking`.
 */
const EXPECTED = { rel: 'expect', href: `#${END}`, blocking: 'render' };

/** The document around every page. */
export const Frame = ({ view, page }: { view: View; page: PageBody }): VNode => (
  <html lang="en" data-page={page.section ?? 'none'}>
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{`${page.title} · Stet`}</title>
      <link {...EXPECTED} />
      {view.web.assets.styles.map((href) => (
        <link rel="stylesheet" href={href} key={href} />
      ))}
      <link rel="icon" type="image/svg+xml" href={view.web.assets.icon} />
      <script type="module" src={view.web.assets.script}></script>
    </head>
    <body>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <Header view={view} section={page.section} />
      <main id="main" tabIndex={-1}>
        {page.main}
      </main>
      <div id={END} hidden></div>
    </body>
  </html>
);

const Header = ({ view, section }: { view: View; section: NavigationEntry | undefined }): VNode => (
  <header class="top">
    <a class="brand" href="/">
      Stet
    </a>
    {view.session === undefined ? null : (
      <>
        <nav aria-label="Main">
          <ul>
            {NAVIGATION.filter(({ roles }) => isAmong(view, roles)).map((entry) => (
              <li key={entry.section}>
                <a href={entry.href} aria-current={entry.section === section ? 'page' : undefined}>
                  {entry.name}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Visitor view={view} />
      </>
    )}
  </header>
);

const isAmong = ({ session }: View, roles: readonly Role[]): boolean =>
  session !== undefined && roles.includes(session.principal.role);

const Visitor = ({ view: { session } }: { view: View }): VNode | null =>
  session === undefined ? null : (
    <form class="visitor" method="post" action="/sign-out">
      <input type="hidden" name="formToken" value={session.formToken} />
      <span class="who">
        {session.principal.name} <span class="role">{session.principal.role}</span>
      </span>
      <button type="submit">Sign out</button>
    </form>
  );
