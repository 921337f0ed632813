import type { VNode } from 'preact';

import type { TimelineCursor } from '../../projections/audit-timeline/views.ts';
import { storyAddress } from '../address.ts';
import { encodeCursor } from '../cursor.ts';
import type { ActsPage, StoryAct } from '../list-acts.ts';
import type { Names } from './actor-name.tsx';
import { RailAct } from './rail-act.tsx';
import { onWallClock } from './times.tsx';

type Props = {
  readonly articleId: string;
  readonly page: ActsPage;
  readonly names: Names;
  readonly zone: string;
  /** The revision that is looked at. */
  readonly shown?: number | undefined;
  /** The revision that the address names: it stays when another stretch of the rail is shown. */
  readonly pinned?: number | undefined;
};

/** Every act on a story, the last recorded first, by day; acts without a text stand unnumbered. The list is the form that picks two to compare. */
export const RevisionRail = (props: Props): VNode => {
  const picked = pickedAtFirst(props);
  return (
    <section class="rail" aria-labelledby="rail-heading">
      <h2 id="rail-heading">Revisions</h2>
      <Jump {...props} />
      <form method="get" action={storyAddress(props.articleId, 'compare')} data-rail>
        {picked === undefined ? null : <PicksHead />}
        <Later {...props} />
        {toDays(props.page.acts, props.zone).map(([day, acts]) => (
          <section key={`${day}${acts[0]?.entry.eventId ?? ''}`} class="rail-day">
            <h3>{day}</h3>
            <ol>
              {acts.map((act) => (
                <RailAct key={act.entry.eventId} act={act} picked={picked} {...props} />
              ))}
            </ol>
          </section>
        ))}
        <Earlier {...props} />
      </form>
    </section>
  );
};

/** By the day on which they were recorded, on the installation's wall clock. */
function toDays(acts: readonly StoryAct[], zone: string): readonly (readonly [string, StoryAct[]])[] {
  const days: [string, StoryAct[]][] = [];
  for (const act of acts) {
    const day = onWallClock(act.entry.recordedAt, zone, 'day');
    const last = days.at(-1);
    if (last?.[0] === day) last[1].push(act);
    else days.push([day, [act]]);
  }
  return days;
}

/** The revision that is looked at with the one below it; else the two newest. undefined: there are no two. */
function pickedAtFirst({ page, shown }: Props): { readonly from: number; readonly to: number } | undefined {
  const numbers = [...new Set(page.acts.flatMap(({ revision }) => revision?.revision ?? []))].sort(
    (one, other) => other - one,
  );
  const at = shown === undefined ? 0 : Math.max(0, numbers.indexOf(shown));
  const [to, from] = numbers.slice(Math.min(at, Math.max(0, numbers.length - 2)));
  return to === undefined || from === undefined ? undefined : { from, to };
}

const PicksHead = (): VNode => (
  <div class="picks-head">
    <span class="picks" aria-hidden="true">
      <span>from</span>
      <span>to</span>
    </span>
    <button type="submit">Compare the two picked</button>
  </div>
);

const Jump = ({ articleId, page, pinned }: Props): VNode | null =>
  page.next === undefined && page.later === undefined ? null : (
    <form class="jump" method="get" action={storyAddress(articleId)}>
      {pinned === undefined ? null : <input type="hidden" name="revision" value={pinned} />}
      <label>
        Go to revision <input type="number" name="at" min={1} max={999_999_999} required />
      </label>
      <button type="submit">Go</button>
    </form>
  );

const Later = (props: Props): VNode | null =>
  props.page.later === undefined ? null : (
    <p class="more">
      <a rel="prev" href={pageAddress(props, props.page.later.cursor)}>
        Later acts
      </a>
      <a href={pageAddress(props, undefined)}>The newest</a>
    </p>
  );

const Earlier = (props: Props): VNode | null =>
  props.page.next === undefined ? null : (
    <p class="more">
      <a rel="next" data-rail-more href={pageAddress(props, props.page.next)}>
        Earlier acts
      </a>
    </p>
  );

const pageAddress = ({ articleId, pinned }: Props, cursor: TimelineCursor | undefined): string =>
  storyAddress(articleId, '', {
    revision: pinned,
    acts: cursor === undefined ? undefined : encodeCursor(String(cursor.before)),
  });
