import { descendantsOf, parentOf, type HtmlElement } from '../../markup/parse-html.ts';
import type { PlacedTime } from '../page-text/resolve-times.ts';
import type { HtmlPage } from './html-page.ts';
import type { FindLiveEntry } from './live-entries.ts';
import { findTimeElement, toPlacedTime } from './story-times.ts';

/** A time that an element marks and the element whose block shows it. */
export type StoryTime = { readonly time: PlacedTime; readonly holder: HtmlElement | undefined };

/** A story shows few times of its own; what has more is a list. */
const MAX_TIMES = 40;

/** The marked times of the story: in its scope, outside its furniture and the entries of a live blog. */
export function listStoryTimes(
  { place: { scope, body }, blocks, regionOf }: HtmlPage,
  findEntry: FindLiveEntry,
): readonly StoryTime[] {
  const holders = new Set(blocks.map(({ element }) => element));
  const marked = descendantsOf(scope)
    .filter(({ tagName }) => tagName === 'time' || tagName === 'abbr')
    .slice(0, MAX_TIMES);
  return marked.flatMap((element): readonly StoryTime[] => {
    if (
      regionOf(element) === 'related' ||
      findEntry(element) !== undefined ||
      isOfOther(element, scope, body)
    )
      return [];
    const found = findTimeElement(element);
    if (found?.field === undefined) return [];
    const time = toPlacedTime({ from: found.from, value: found.stated, field: found.field });
    return [{ time, holder: findHolder(element, holders) }];
  });
}

function findHolder(element: HtmlElement, holders: ReadonlySet<HtmlElement>): HtmlElement | undefined {
  for (let at: HtmlElement | undefined = element; at !== undefined; at = parentOf(at))
    if (holders.has(at)) return at;
  return undefined;
}

/** In an `article` within the scope that doesn't hold the story's text, or in a paragraph of that text. */
function isOfOther(element: HtmlElement, scope: HtmlElement, body: HtmlElement): boolean {
  for (let at = parentOf(element); at !== undefined && at !== scope; at = parentOf(at)) {
    if (at === body) return false;
    if (at.tagName === 'article') return !descendantsOf(at).includes(body);
  }
  return false;
}
