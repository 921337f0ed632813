import type { ChangedFields } from '../projections/audit-timeline/list-changed-fields.ts';
import type { TimelineEntry } from '../projections/audit-timeline/views.ts';

export type FoldKind = 'drafts' | 'unchanged';

/** One act, or a run of acts that say little one by one. Every act is in one of them. */
export type Fold =
  | { readonly kind: 'act'; readonly entry: TimelineEntry }
  | { readonly kind: FoldKind; readonly entries: readonly TimelineEntry[] };

/**
 * Folds what machines repeat: drafts that one hand saves of one story in a row, and pages that were seen or read again without
 * another text. Whatever is silent or perhaps silent, has an anomaly, a note or a notice stands by itself.
 */
export function foldEntries(entries: readonly TimelineEntry[], fields: ChangedFields): readonly Fold[] {
  const runs: TimelineEntry[][] = [];
  let last = '';
  for (const entry of entries) {
    const key = runKey(entry, fields);
    if (key !== '' && key === last) runs.at(-1)?.push(entry);
    else runs.push([entry]);
    last = key;
  }
  return runs.flatMap(toFolds);
}

function toFolds(run: readonly TimelineEntry[]): readonly Fold[] {
  const [first] = run;
  if (first === undefined) return [];
  if (run.length === 1) return [{ kind: 'act', entry: first }];
  return [{ kind: first.type === 'DraftSaved' ? 'drafts' : 'unchanged', entries: run }];
}

/** Neighbours with the same key are one run; empty: it stands by itself. */
function runKey(entry: TimelineEntry, fields: ChangedFields): string {
  const { type, recording, actor, articleId, desk } = entry;
  if (desk === undefined || isRemarkable(entry)) return '';
  if (type === 'DraftSaved') return `drafts ${articleId} ${actor.kind} ${actor.id}`;
  if (type === 'TextReinterpreted') return 'unchanged';
  const isUnchanged = type === 'ArticleUpdated' && recording === 'backfill' && !fields.has(entry.position);
  return isUnchanged ? 'unchanged' : '';
}

const isRemarkable = ({ notice, backDated, desk }: TimelineEntry): boolean =>
  notice !== undefined ||
  desk?.note !== undefined ||
  backDated ||
  desk?.silent === 'yes' ||
  desk?.silent === 'undetermined' ||
  (desk?.anomalies ?? []).length > 0;
