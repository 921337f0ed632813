import type { TextComparison } from '../../src/diff/compare-texts.ts';
import type { ProjectionInput } from '../../src/read-model/projection.ts';
import type { RevisionBlameRow } from './tables.ts';

type Compared = {
  readonly revision: number;
  /** With the text before in public order; undefined: readers don't see it. */
  readonly shown: TextComparison | undefined;
  /** With the text saved before. */
  readonly saved: TextComparison;
};

/** What blame needs of a revision that is new. */
export function toBlameRow(
  { before, event }: ProjectionInput,
  { revision, shown, saved }: Compared,
): RevisionBlameRow {
  const base = shown === undefined ? (before.published?.text.change.revision ?? null) : null;
  const isFirstDraft = shown === undefined && base === null;
  return {
    article_id: event.articleId,
    revision,
    public_step: shown === undefined ? null : JSON.stringify(shown.step),
    saved_step: isFirstDraft ? JSON.stringify(saved.step) : null,
    base_revision: base,
  };
}
