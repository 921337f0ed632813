import type { VNode } from 'preact';

import type { RevisionListItem } from '../../projections/revisions/views.ts';
import { storyAddress } from '../address.ts';
import { ACT_WORDS } from './act-words.ts';
import type { Names } from './actor-name.tsx';
import type { CompareView } from '../compare-views.ts';
import { onWallClock } from './times.tsx';

type Props = {
  readonly articleId: string;
  readonly from: number | undefined;
  readonly to: number;
  readonly view: CompareView;
  /** In the order of their numbers. */
  readonly choices: readonly RevisionListItem[];
  /** How many revisions there are. */
  readonly total: number;
  readonly names: Names;
  readonly zone: string;
};

/** Which two to compare, as lists to choose from; a script lays a slider over each. */
export const ComparePicker = (props: Props): VNode => (
  <form class="picker" method="get" action={storyAddress(props.articleId, 'compare')} data-picker>
    <input type="hidden" name="view" value={props.view} />
    <Choice {...props} name="from" label="From" chosen={props.from} />
    <Choice {...props} name="to" label="To" chosen={props.to} />
    <button type="submit">Compare</button>
    {props.choices.length < props.total ? (
      <p class="hint">
        {props.choices.length} of {props.total} revisions are offered: those near the two, and some of the
        rest. <a href={storyAddress(props.articleId)}>All stand beside the story.</a>
      </p>
    ) : null}
  </form>
);

type ChoiceProps = Props & {
  readonly name: 'from' | 'to';
  readonly label: string;
  readonly chosen: number | undefined;
};

const WORDS = {
  from: [
    ['previous', 'the text before the later one'],
    ['first', 'the first text'],
    ['published', 'what readers see now'],
  ],
  to: [
    ['latest', 'the latest text'],
    ['published', 'what readers see now'],
  ],
} as const;

const Choice = ({ name, label, chosen, choices, names, zone }: ChoiceProps): VNode => (
  <div class="choice">
    <label for={`pick-${name}`}>{label}</label>
    <select id={`pick-${name}`} name={name}>
      <optgroup label="By its place">
        {WORDS[name].map(([word, meaning]) => (
          <option key={word} value={word} selected={chosen === undefined && word === 'previous'}>
            {meaning}
          </option>
        ))}
      </optgroup>
      <optgroup label="By its number">
        {choices.map((item) => (
          <option key={item.revision} value={item.revision} selected={item.revision === chosen}>
            {wordsOf(item, names, zone)}
          </option>
        ))}
      </optgroup>
    </select>
  </div>
);

/** `4 · Updated by Lin · 22 Mar 2021, 10:04` */
const wordsOf = (item: RevisionListItem, names: Names, zone: string): string => {
  const { actor, type, revision, effectiveAt, recordedAt, isPublic } = item;
  const who = actor.kind === 'unknown' ? 'somebody unknown' : (names.get(actor.id) ?? actor.id);
  const isDraft = !isPublic && !ACT_WORDS[type].startsWith('Draft');
  const act = `${ACT_WORDS[type]}${isDraft ? ' (draft)' : ''} by ${who}`;
  return `${String(revision)} · ${act} · ${onWallClock(effectiveAt ?? recordedAt, zone)}`;
};
