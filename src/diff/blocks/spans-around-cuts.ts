import type { Span } from '../story-diff.ts';
import type { Cut, DraftCuts } from './sentence-moves.ts';

/** A text without the stretches that were cut out. */
export function withoutCuts(text: string, cuts: readonly Cut[]): string {
  if (cuts.length === 0) return text;
  const parts: string[] = [];
  let start = 0;
  for (const { range } of cuts) {
    parts.push(text.slice(start, range[0]));
    start = range[1];
  }
  return [...parts, text.slice(start)].join('');
}

type Texts = { readonly before: string; readonly after: string };

/** The spans of two texts, from those of the texts without their cuts: each cut becomes a deletion or an insertion of its own. */
export function spansAroundCuts(spans: readonly Span[], texts: Texts, cuts: DraftCuts): readonly Span[] {
  const writer = createWriter(texts, cuts);
  for (const span of spans) {
    if (span.op === 'equal') writeEqual(writer, span.before[1] - span.before[0]);
    else writeEdit(writer, span);
  }
  writer.cutBefore();
  writer.cutAfter();
  return writer.spans;
}

type Writer = ReturnType<typeof createWriter>;

/** Goes through both texts; `room…` is how far it is to the next cut. */
function createWriter({ before, after }: Texts, cuts: DraftCuts) {
  const spans: Span[] = [];
  const place = { before: 0, after: 0 };
  const next = { before: 0, after: 0 };
  const write = (deleted: number, inserted: number, rest: Pick<Span, 'op' | 'class' | 'moveId'>): void => {
    if (deleted + inserted === 0) return;
    const span = {
      ...rest,
      before: [place.before, place.before + deleted] as const,
      after: [place.after, place.after + inserted] as const,
    };
    place.before += deleted;
    place.after += inserted;
    if (rest.op === 'equal') spans.push(span);
    else
      spans.push({
        ...span,
        beforeText: before.slice(...span.before),
        afterText: after.slice(...span.after),
      });
  };
  const room = (side: 'before' | 'after'): number =>
    (cuts[side][next[side]]?.range[0] ?? Infinity) - place[side];
  const take = (side: 'before' | 'after'): Cut | undefined =>
    room(side) === 0 ? cuts[side][next[side]++] : undefined;
  const lengthOf = ({ range }: Cut): number => range[1] - range[0];
  return {
    spans,
    write,
    room,
    cutBefore: (): void => {
      for (let cut = take('before'); cut !== undefined; cut = take('before'))
        write(lengthOf(cut), 0, { op: 'delete', moveId: cut.moveId });
    },
    cutAfter: (): void => {
      for (let cut = take('after'); cut !== undefined; cut = take('after'))
        write(0, lengthOf(cut), { op: 'insert', moveId: cut.moveId });
    },
  };
}

function writeEqual(writer: Writer, length: number): void {
  for (let left = length; left > 0;) {
    writer.cutBefore();
    writer.cutAfter();
    const step = Math.min(left, writer.room('before'), writer.room('after'));
    writer.write(step, step, { op: 'equal' });
    left -= step;
  }
}

/** A replacement with a cut inside falls apart into its deletion and its insertion. */
function writeEdit(writer: Writer, span: Span): void {
  const deleted = span.before[1] - span.before[0];
  const inserted = span.after[1] - span.after[0];
  const rest = span.class === undefined ? {} : { class: span.class };
  writer.cutBefore();
  if (deleted <= writer.room('before')) {
    writer.cutAfter();
    if (inserted <= writer.room('after')) return writer.write(deleted, inserted, { op: span.op, ...rest });
  }
  for (let left = deleted; left > 0;) {
    const step = Math.min(left, writer.room('before'));
    writer.write(step, 0, { op: 'delete', ...rest });
    left -= step;
    if (left > 0) writer.cutBefore();
  }
  for (let left = inserted; left > 0;) {
    writer.cutAfter();
    const step = Math.min(left, writer.room('after'));
    writer.write(0, step, { op: 'insert', ...rest });
    left -= step;
  }
}
