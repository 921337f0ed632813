import type { VNode } from 'preact';

import { diffContents } from '../../src/diff/diff-contents.ts';
import { toDiffView, type DiffView, type RenderBounds } from '../../src/diff/render/diff-view.ts';
import { countChanges, toChangeMap } from '../../src/diff/render/to-change-map.ts';
import { toDiffPart, type DiffPart } from '../../src/diff/render/to-diff-part.ts';
import type { Glossary } from '../../src/diff/words/glossary.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { CompareView } from '../compare-views.ts';
import { ChangeMap } from './change-map.tsx';
import { ChangedFields, type StatedTimes } from './changed-fields.tsx';
import { StoryChanges } from './story-changes.tsx';

type Props = {
  readonly before: Content;
  readonly after: Content;
  readonly view: CompareView;
  readonly glossary: Glossary | undefined;
  readonly times?: { readonly before: StatedTimes; readonly after: StatedTimes } | undefined;
  /** Of a comparison too long for one page: which part, from 1, and the address of another. Absent: the first alone. */
  readonly paging?: { readonly part: number; readonly hrefOf: (part: number) => string } | undefined;
};

/** A browser lays out what is within these in well under a second. */
const BOUNDS: RenderBounds = { stretch: 60_000, equalWords: 8_000, changedWords: 40_000 };

/** From so many on, what is not on the screen is laid out when it comes there. */
const MANY_BLOCKS = 150;

/** What differs between two texts: fields and times, a map of the changes, and the texts with their marks. */
export const Difference = ({ before, after, view, glossary, times, paging }: Props): VNode => {
  const diff = diffContents(before, after, { glossary });
  const rendered = toDiffView(diff, before, {
    fold: 'stretches',
    bounds: BOUNDS,
    ...(view === 'inline' ? { fields: 'apart' as const } : {}),
  });
  const part = toDiffPart(rendered, { view, part: paging?.part ?? 1 });
  const marks = view === 'list' ? [] : toChangeMap(rendered);
  const hrefOf = (target: string): string => {
    const at = part.partOf(target);
    return `${at === part.part || paging === undefined ? '' : paging.hrefOf(at)}#${target}`;
  };
  return (
    <div class={`difference ${view}${diff.blocks.length > MANY_BLOCKS ? ' long' : ''}`}>
      <ChangeMap marks={marks} changes={countChanges(rendered)} hrefOf={({ target }) => hrefOf(target)} />
      <div class="difference-text">
        <Verdict diff={rendered} />
        <ChangedFields diff={rendered} view={view} times={times} />
        <Parts part={part} hrefOf={paging?.hrefOf} place="above" />
        <div class="for-folds" data-for-folds></div>
        <div data-diff={view}>
          {view === 'inline' ? (
            <StoryChanges before={before} after={after} diff={diff}>
              <Rendered part={part} />
            </StoryChanges>
          ) : (
            <Rendered part={part} />
          )}
        </div>
        <Parts part={part} hrefOf={paging?.hrefOf} place="below" />
      </div>
    </div>
  );
};

/** The engine escapes every text that it renders. */
const Rendered = ({ part }: { part: DiffPart }): VNode => (
  <div dangerouslySetInnerHTML={{ __html: part.html }} />
);

const Verdict = ({ diff: { diff, phrases } }: { diff: DiffView }): VNode => {
  const { verdict, wordsInserted, wordsDeleted } = diff.statistics;
  return (
    <p class={`verdict ${verdict}`}>
      {phrases.verdicts[verdict]}
      {wordsInserted + wordsDeleted === 0
        ? null
        : ` Words of the text: ${String(wordsInserted)} came in, ${String(wordsDeleted)} went out.`}
    </p>
  );
};

type PartsProps = {
  readonly part: DiffPart;
  readonly hrefOf: ((part: number) => string) | undefined;
  readonly place: 'above' | 'below';
};

const Parts = ({ part: { part, parts }, hrefOf, place }: PartsProps): VNode | null =>
  parts === 1 ? null : (
    <nav class="parts" aria-label={`Parts of this comparison, ${place} it`}>
      <p>
        This comparison is very large. Shown is part {part} of {parts}.
      </p>
      {hrefOf === undefined ? null : (
        <ul>
          {part === 1 ? null : (
            <li>
              <a href={hrefOf(part - 1)}>Part before</a>
            </li>
          )}
          {part === parts ? null : (
            <li>
              <a href={hrefOf(part + 1)}>Next part</a>
            </li>
          )}
        </ul>
      )}
    </nav>
  );
