import type { VNode } from 'preact';

import type { RevisionListItem } from '../../projections/revisions/views.ts';
import { toEpochMs, type Instant } from '../../src/shared/clock.ts';
import { storyAddress } from '../address.ts';
import { ORIGIN_AGES, originAge, type OriginAge } from '../origin-ages.ts';
import { ACT_WORDS } from './act-words.ts';
import { ActorName, type Names } from './actor-name.tsx';
import { duration, onWallClock } from './times.tsx';

/** A revision that has words in the text. */
export type Origin = {
  readonly item: RevisionListItem;
  readonly age: OriginAge;
  /** UTF-16 code units of the text. */
  readonly length: number;
  /** Nobody observed the text before: who wrote the words, and when, isn't known. */
  readonly isFirstObserved: boolean;
};

type Props = {
  readonly origins: readonly Origin[];
  /** The text that they stand in. */
  readonly shown: RevisionListItem;
  readonly names: Names;
  readonly zone: string;
  readonly lit: number | undefined;
};

/** When readers got a text; of a draft, when it was saved. */
export const momentOf = ({ effectiveAt, recordedAt }: RevisionListItem): Instant => effectiveAt ?? recordedAt;

/** Who brought words of the text, the last first, and what the shades mean. */
export const OriginList = (props: Props): VNode => (
  <aside class="origins" id="origins" aria-labelledby="origins-name" tabIndex={-1}>
    <h2 id="origins-name">Who wrote it</h2>
    <ol>
      {props.origins.map((origin) => (
        <Line key={origin.item.revision} origin={origin} {...props} />
      ))}
    </ol>
    <h3>How old the words are</h3>
    <ul class="heat-legend">
      {ORIGIN_AGES.map(({ name, words }) => (
        <li key={name}>
          <span class={`swatch age-${name}`} aria-hidden="true">
            a
          </span>{' '}
          {words}
        </li>
      ))}
    </ul>
  </aside>
);

const Line = ({ origin, shown, names, zone, lit, origins }: Props & { origin: Origin }): VNode => {
  const { item, age, length } = origin;
  const { articleId, revision } = item;
  const share = Math.round((100 * length) / total(origins));
  const isLit = revision === lit;
  return (
    <li class={isLit ? 'lit' : undefined} data-lights={revision}>
      <p class="what">
        <span class={`swatch age-${age}`} aria-hidden="true">
          {revision}
        </span>{' '}
        <a href={storyAddress(articleId, '', { revision })}>
          Revision {revision}, {ACT_WORDS[item.type].toLowerCase()}
        </a>
      </p>
      <p class="who" id={`by-${String(revision)}`}>
        <Who origin={origin} names={names} />, <When item={item} zone={zone} />
        <Older item={item} shown={shown} />
      </p>
      <p class="share">
        <meter min={0} max={100} value={share} aria-label={`Share of the text, revision ${String(revision)}`}>
          {share} %
        </meter>{' '}
        {share < 1 ? 'under 1 %' : `${String(share)} %`} of the text{' '}
        <a
          href={storyAddress(articleId, 'blame', {
            revision: shown.revision,
            show: isLit ? undefined : revision,
          })}
        >
          {isLit ? 'Show all alike' : 'Pick out'}
          <span class="unseen">{isLit ? '' : ` the words of revision ${String(revision)}`}</span>
        </a>
      </p>
    </li>
  );
};

const total = (origins: readonly Origin[]): number =>
  Math.max(
    1,
    origins.reduce((sum, { length }) => sum + length, 0),
  );

const Who = ({ origin, names }: { origin: Origin; names: Names }): VNode =>
  origin.isFirstObserved ? (
    <>First observed here; who wrote it isn’t known</>
  ) : (
    <ActorName actor={origin.item.actor} names={names} />
  );

const When = ({ item, zone }: { item: RevisionListItem; zone: string }): VNode => (
  <time datetime={momentOf(item)} title={momentOf(item)}>
    {onWallClock(momentOf(item), zone)}
  </time>
);

const Older = ({ item, shown }: { item: RevisionListItem; shown: RevisionListItem }): VNode | null => {
  const ms = toEpochMs(momentOf(shown)) - toEpochMs(momentOf(item));
  return ms <= 0 ? null : <span class="gap"> {duration(ms)} before</span>;
};

/** The same in a line, for the hint beside the words. */
export function toOriginLine(
  { item, isFirstObserved }: Origin,
  { names, zone }: Pick<Props, 'names' | 'zone'>,
) {
  const { revision, type, actor } = item;
  const name = actor.kind === 'unknown' ? 'somebody unknown' : (names.get(actor.id) ?? actor.id);
  const who = isFirstObserved ? 'first observed, writer not known' : `by ${name}`;
  return `Revision ${String(revision)} · ${ACT_WORDS[type]} ${who} · ${onWallClock(momentOf(item), zone)} ${zone}`;
}

/** The origins in the order of the list, from the lengths of their words. */
export function toOrigins(
  items: readonly RevisionListItem[],
  shown: RevisionListItem,
  lengths: ReadonlyMap<number, number>,
): readonly Origin[] {
  const origins = items.map((item) => {
    const { revision } = item;
    const isFirstObserved = lengths.has(-revision);
    const length = (lengths.get(revision) ?? 0) + (lengths.get(-revision) ?? 0);
    const age = item.revision === shown.revision ? 'own' : originAge(momentOf(item), momentOf(shown));
    return { item, age, length, isFirstObserved };
  });
  return [...origins].sort((a, b) => (momentOf(a.item) < momentOf(b.item) ? 1 : -1));
}
