import { diffSequences, type Stretch } from './diff-sequences.ts';
import type { Span } from './story-diff.ts';
import { isSpace, tokenize } from './tokenize.ts';

export type TextDiff = { readonly spans: readonly Span[]; readonly capped: boolean };

/** The two texts word by word; the spans tile both. */
export function diffTexts(before: string, after: string): TextDiff {
  const [old, fresh] = [tokenize(before), tokenize(after)];
  const { stretches, capped } = diffSequences(old, fresh);
  const [oldOffsets, freshOffsets] = [offsetsOf(old), offsetsOf(fresh)];
  const spans = withoutBlankIslands(stretches, old).map((stretch) => {
    const [from, to] = [at(oldOffsets, stretch.before[0]), at(oldOffsets, stretch.before[1])];
    const [start, end] = [at(freshOffsets, stretch.after[0]), at(freshOffsets, stretch.after[1])];
    return toSpan(stretch, { before: [from, to], after: [start, end], texts: [before, after] });
  });
  return { spans, capped };
}

function offsetsOf(tokens: readonly string[]): readonly number[] {
  const offsets = [0];
  let offset = 0;
  for (const token of tokens) {
    offset += token.length;
    offsets.push(offset);
  }
  return offsets;
}

const at = (offsets: readonly number[], index: number): number => offsets[index] ?? 0;

type Place = Pick<Span, 'before' | 'after'> & { readonly texts: readonly [string, string] };

function toSpan({ op }: Stretch, { before, after, texts }: Place): Span {
  if (op === 'equal') return { op, before, after };
  const [beforeText, afterText] = [texts[0].slice(...before), texts[1].slice(...after)];
  return { op: opOf(beforeText, afterText), before, after, beforeText, afterText };
}

function opOf(beforeText: string, afterText: string): Span['op'] {
  if (beforeText === '') return 'insert';
  return afterText === '' ? 'delete' : 'replace';
}

/** White space alone between two changes is no common ground: the changes read better as one. */
function withoutBlankIslands(stretches: readonly Stretch[], before: readonly string[]): readonly Stretch[] {
  const joined: Stretch[] = [];
  stretches.forEach((stretch, index) => {
    const last = joined.at(-1);
    const isInside = index < stretches.length - 1;
    const isBlank = isInside && stretch.op === 'equal' && before.slice(...stretch.before).every(isSpace);
    if (last?.op === 'replace' && (stretch.op === 'replace' || isBlank)) {
      joined.splice(-1, 1, {
        ...last,
        before: [last.before[0], stretch.before[1]],
        after: [last.after[0], stretch.after[1]],
      });
    } else joined.push(stretch);
  });
  return joined;
}
