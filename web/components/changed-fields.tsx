import type { VNode } from 'preact';

import type { DiffView } from '../../src/diff/render/diff-view.ts';
import { toFieldsHtml } from '../../src/diff/render/to-inline-html.ts';
import type { EditorialTime } from '../../src/domain/article/editorial-time.ts';
import type { CompareView } from '../compare-views.ts';
import { StatedTime } from './times.tsx';

/** What each text says of its own times. */
export type StatedTimes = {
  readonly publishedAt: EditorialTime | null;
  readonly updatedAt: EditorialTime | null;
};

type Props = {
  readonly diff: DiffView;
  readonly view: CompareView;
  readonly times?: { readonly before: StatedTimes; readonly after: StatedTimes } | undefined;
};

/** The fields and stated times that differ. Two columns have the fields in their rows, a list has them as sentences. */
export const ChangedFields = ({ diff, view, times }: Props): VNode | null => {
  const fields = view === 'inline' ? toFieldsHtml(diff) : [];
  const moved =
    times === undefined ? [] : TIMES.filter(([key]) => isMoved(times.before[key], times.after[key]));
  if (fields.length + moved.length === 0) return null;
  return (
    <section class="changed-fields" aria-labelledby="changed-fields">
      <h2 id="changed-fields">{fields.length === 0 ? 'Stated times that changed' : 'Fields that changed'}</h2>
      {times === undefined || moved.length === 0 ? null : (
        <dl class="changed-times">
          {moved.map(([key, name]) => (
            <div key={key}>
              <dt>{name}</dt>
              <dd>
                <del>
                  <StatedTime time={times.before[key]} />
                </del>{' '}
                <ins>
                  <StatedTime time={times.after[key]} />
                </ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
      {fields.length === 0 ? null : (
        <div class="diff" dangerouslySetInnerHTML={{ __html: fields.join('\n') }} />
      )}
    </section>
  );
};

const TIMES = [
  ['publishedAt', 'Posted'],
  ['updatedAt', 'Updated'],
] as const;

const isMoved = (before: EditorialTime | null, after: EditorialTime | null): boolean =>
  before?.instant !== after?.instant || before?.precision !== after?.precision;
