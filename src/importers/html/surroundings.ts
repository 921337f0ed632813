import type { HtmlElement } from '../../markup/parse-html.ts';
import type { StoryWords } from './block-reading.ts';
import type { HtmlPage } from './html-page.ts';
import type { FindLiveEntry } from './live-entries.ts';

/** What a block is judged by besides itself. */
export type Surroundings = {
  readonly page: HtmlPage;
  readonly words: StoryWords;
  readonly findEntry: FindLiveEntry;
  /** The elements whose blocks show times that are marked as such. */
  readonly timed: ReadonlySet<HtmlElement>;
  readonly isInBody: (element: HtmlElement) => boolean;
  readonly isInScope: (element: HtmlElement) => boolean;
  readonly firstInBody: number;
  /** The first block of the body that is running text; Infinity where none is. */
  readonly firstTextAt: number;
  /** -1 where no block is the headline. */
  readonly headlineAt: number;
};
