import { toFrameHtml } from './diff-frame.ts';
import type { DiffView } from './diff-view.ts';
import type { Fragment } from './fragments.ts';
import { targetOf } from './to-change-map.ts';
import { changeSentences } from './to-change-list.ts';
import { inlineHead, toInlineFragments } from './to-inline-html.ts';
import { toListParts } from './to-list-html.ts';
import { sideHead, toSideFragments } from './to-side-by-side-html.ts';

/** One page of a rendering that may be too long for one. */
export type DiffPart = {
  readonly html: string;
  /** From 1. */
  readonly part: number;
  readonly parts: number;
  /** On which part the element with this id stands; those of the fields stand on every one. */
  readonly partOf: (target: string) => number;
};

/** A part ends behind so many characters, about. A story of any usual length is one part. */
const PART_LENGTH = 250_000;

const SENTENCES_EACH = 500;

export type DiffPartRequest = { readonly view: 'inline' | 'side' | 'list'; readonly part: number };

/** `part` beyond the last: the last. */
export function toDiffPart(view: DiffView, { view: name, part: asked }: DiffPartRequest): DiffPart {
  if (name === 'list') return listPart(view, asked);
  const groups = toGroups(name === 'inline' ? toInlineFragments(view) : toSideFragments(view));
  const part = Math.min(asked, groups.length);
  const head = name === 'inline' ? inlineHead(view) : sideHead(view);
  const shown = groups[part - 1] ?? [];
  const html = toFrameHtml(view, name, [
    ...(part === 1 || name === 'side' ? head : []),
    ...shown.map((fragment) => fragment.html()),
  ]);
  return { html, part, parts: groups.length, partOf: toPartFinder(view, groups) };
}

/** At least one, so that an empty story has a page. */
function toGroups(fragments: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const groups: Fragment[][] = [[]];
  let length = 0;
  for (const fragment of fragments) {
    if (length > 0 && length + fragment.weight > PART_LENGTH) {
      groups.push([]);
      length = 0;
    }
    groups.at(-1)?.push(fragment);
    length += fragment.weight;
  }
  return groups;
}

function toPartFinder(view: DiffView, groups: readonly (readonly Fragment[])[]): (target: string) => number {
  if (groups.length === 1) return () => 1;
  const found = new Map<string, number>();
  groups.forEach((group, index) => {
    for (const { change, role } of group.flatMap(({ places }) => places))
      if (role !== 'origin') found.set(targetOf(view, change), index + 1);
  });
  return (target) => found.get(target) ?? 1;
}

function listPart(view: DiffView, asked: number): DiffPart {
  const sentences = changeSentences(view);
  const parts = Math.max(1, Math.ceil(sentences.length / SENTENCES_EACH));
  const part = Math.min(asked, parts);
  const first = (part - 1) * SENTENCES_EACH;
  const shown = sentences.slice(first, first + SENTENCES_EACH);
  return {
    html: toFrameHtml(view, 'list', toListParts(view, shown, first + 1)),
    part,
    parts,
    partOf: () => 1,
  };
}
