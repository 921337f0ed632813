import type { RevisionBlame } from '../../projections/revisions/blame.ts';
import type { RevisionListItem, RevisionView } from '../../projections/revisions/views.ts';
import { fieldTextsOf } from '../diff/blame/blame-texts.ts';
import type { OriginRuns } from '../diff/blame/origin-runs.ts';
import { toSentenceBlame } from '../diff/blame/to-sentence-blame.ts';

type Named = {
  readonly revision: RevisionView;
  readonly blame: RevisionBlame;
  readonly origins: readonly RevisionListItem[];
};

export function toBlameView({ revision, blame, origins }: Named): object {
  const { content } = revision;
  const { state, base } = blame;
  return {
    articleId: revision.articleId,
    revision: revision.revision,
    contentState: revision.contentState,
    ...(base === undefined ? {} : { base }),
    blocks: (content?.blocks ?? []).map(({ kind, text }, index) => ({
      index,
      kind,
      ...toText(text, state.blocks[index] ?? []),
    })),
    fields: Object.fromEntries(
      (content === null ? [] : fieldTextsOf(content)).map(([key, text]) => [
        key,
        toText(text, state.fields[key] ?? []),
      ]),
    ),
    revisions: Object.fromEntries(origins.map((item) => [String(item.revision), toOrigin(item)])),
  };
}

function toText(text: string, runs: OriginRuns): object {
  const { spans, sentences } = toSentenceBlame(text, runs);
  return {
    text,
    spans: spans.map(({ start, end, origin }) => ({ start, end, ...named(origin) })),
    sentences: sentences.map(({ start, end, origin, origins }) => ({
      start,
      end,
      ...named(origin),
      revisions: origins.map(Math.abs),
    })),
  };
}

const named = (origin: number): object =>
  origin < 0 ? { revision: -origin, firstObserved: true } : { revision: origin };

function toOrigin({
  type,
  isPublic,
  actor,
  recordedAt,
  effectiveAt,
  effectiveBasis,
  notBefore,
}: RevisionListItem) {
  const bound = notBefore === undefined ? {} : { notBefore };
  return { type, isPublic, actor, recordedAt, effectiveAt, effectiveBasis, ...bound };
}
