import { renderToString } from 'preact-render-to-string';

import { Frame } from './components/frame.tsx';
import type { PageBody, View } from './page.ts';

/** The whole document. Every text is escaped by the renderer. */
export const renderPage = (view: View, body: PageBody): string =>
  `<!doctype html>${renderToString(<Frame view={view} page={body} />)}`;
