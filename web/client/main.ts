import { lightOrigins } from './light-origins.ts';
import { showLiveList } from './live-list.ts';
import { showLiveStory } from './live-story.ts';
import { searchStories } from './search-stories.ts';
import { enhanceComparison } from './enhance-comparison.ts';
import { extendRail } from './extend-rail.ts';
import { keepPlace } from './keep-place.ts';
import { pickRevisions } from './pick-revisions.ts';
import { showLane } from './show-lane.ts';
import { showTimes } from './show-times.ts';
import { stepChanges } from './step-changes.ts';
import { stepPages } from './step-pages.ts';
import { warnUnsaved } from './warn-unsaved.ts';

showTimes(document);
showLiveList(document);
showLiveStory(document);
searchStories(document);
lightOrigins(document);
showLane(document);
extendRail(document);
pickRevisions(document);
enhanceComparison(document);
keepPlace(document);
warnUnsaved(document);
const stepOf = stepChanges(document);
const stepAlong = stepPages(document);

document.addEventListener('keydown', (event) => {
  const isTyping = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
  if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  const step = stepOf(event) ?? stepAlong(event);
  if (step !== undefined) {
    event.preventDefault();
    step();
  } else if (event.key === '?') location.assign('/help');
  else if (event.key === '/') {
    const field = document.querySelector<HTMLInputElement>('input[type="search"]');
    if (field === null) return;
    event.preventDefault();
    field.focus();
  }
});
