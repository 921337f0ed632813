import type { Block, Mark } from '../../domain/article/content.ts';
import type { MarkChange, Range, Span } from '../story-diff.ts';
import { createCarrier, type Carrier } from './carry-place.ts';

/** The marks of blocks joined with one LF, counted in the joined text. */
export function joinedMarks(blocks: readonly Block[]): readonly Mark[] {
  const marks: Mark[] = [];
  let offset = 0;
  for (const block of blocks) {
    for (const mark of block.marks)
      marks.push(offset === 0 ? mark : { ...mark, start: mark.start + offset, end: mark.end + offset });
    offset += block.text.length + 1;
  }
  return marks;
}

type Side = { readonly text: string; readonly marks: readonly Mark[] };

/**
 * What changed in the marks beyond the edit of the text. Each mark before is carried through the spans to where its words stand now: met by
 * a mark of the same type on the same words it is the same mark (a link with another target: `changed`), on some of them it grew or
 * shrank (`changed`); not met it was removed. Marks of deleted or inserted words went and came with them and are no changes.
 */
export function diffMarks(before: Side, after: Side, spans: readonly Span[]): readonly MarkChange[] {
  if (before.marks.length + after.marks.length === 0) return [];
  const [forth, back] = [createCarrier(spans, 'before'), createCarrier(spans, 'after')];
  const types = [...new Set([...before.marks, ...after.marks].map(({ type }) => type))];
  return types
    .flatMap((type) => {
      const ofType = ({ text, marks }: Side): Side => ({
        text,
        marks: marks.filter((mark) => mark.type === type).map((mark) => withoutSpace(text, mark)),
      });
      return diffOneType(ofType(before), ofType(after), { forth, back });
    })
    .sort(byPlace);
}

const BLANK = /\s/u;

/** Nobody sees whether white space at an end is bold. A mark of nothing else stays as it is. */
function withoutSpace(text: string, mark: Mark): Mark {
  let { start, end } = mark;
  while (end > start && BLANK.test(text.charAt(end - 1))) end -= 1;
  while (start < end && BLANK.test(text.charAt(start))) start += 1;
  return start === end || end - start === mark.end - mark.start ? mark : { ...mark, start, end };
}

const placeOf = ({ before, after }: MarkChange): number => (after ?? before ?? [0])[0];
const byPlace = (one: MarkChange, other: MarkChange): number => placeOf(one) - placeOf(other);

type Carriers = { readonly forth: Carrier; readonly back: Carrier };

function diffOneType(before: Side, after: Side, { forth, back }: Carriers): readonly MarkChange[] {
  const changes: MarkChange[] = [];
  const met = new Set<Mark>();
  let first = 0;
  for (const mark of before.marks) {
    const carried = forth.carry([mark.start, mark.end]);
    while ((after.marks[first]?.end ?? Infinity) < carried.least[0]) first += 1;
    const twin = findTwin(after.marks, { mark, carried, met, first });
    if (twin === undefined) {
      if (carried.most[0] < carried.most[1]) changes.push(toRemoved(before.text, mark));
      continue;
    }
    met.add(twin.mark);
    if (!twin.isSame || twin.mark.href !== mark.href) changes.push(toChanged(after.text, mark, twin.mark));
  }
  for (const mark of after.marks) {
    const origin = back.carry([mark.start, mark.end]);
    if (!met.has(mark) && origin.most[0] < origin.most[1]) changes.push(toAdded(after.text, mark));
  }
  return changes;
}

type Wanted = {
  readonly mark: Mark;
  readonly carried: ReturnType<Carrier['carry']>;
  readonly met: ReadonlySet<Mark>;
  readonly first: number;
};

type Twin = { readonly mark: Mark; readonly isSame: boolean };

/** First a mark on the same words, if need be with another target; then one that shares words with it. */
function findTwin(marks: readonly Mark[], { mark, carried, met, first }: Wanted): Twin | undefined {
  let best: Twin | undefined;
  const { least, most } = carried;
  for (let index = first; (marks[index]?.start ?? Infinity) <= most[1]; index += 1) {
    const other = marks[index];
    if (other === undefined || met.has(other)) continue;
    const isSame = isWithin(other.start, [most[0], least[0]]) && isWithin(other.end, [least[1], most[1]]);
    if (isSame && other.href === mark.href) return { mark: other, isSame };
    const overlaps = other.start < most[1] && other.end > most[0];
    if ((isSame || overlaps) && (best === undefined || (isSame && !best.isSame)))
      best = { mark: other, isSame };
  }
  return best;
}

const isWithin = (place: number, [from, to]: Range): boolean => place >= from && place <= to;

const rangeOf = ({ start, end }: Mark): Range => [start, end];

const toRemoved = (text: string, mark: Mark): MarkChange => ({
  op: 'removed',
  type: mark.type,
  before: rangeOf(mark),
  ...(mark.href === undefined ? {} : { beforeHref: mark.href }),
  text: text.slice(mark.start, mark.end),
});

const toAdded = (text: string, mark: Mark): MarkChange => ({
  op: 'added',
  type: mark.type,
  after: rangeOf(mark),
  ...(mark.href === undefined ? {} : { afterHref: mark.href }),
  text: text.slice(mark.start, mark.end),
});

const toChanged = (text: string, old: Mark, fresh: Mark): MarkChange => ({
  op: 'changed',
  type: fresh.type,
  before: rangeOf(old),
  after: rangeOf(fresh),
  ...(old.href === undefined ? {} : { beforeHref: old.href }),
  ...(fresh.href === undefined ? {} : { afterHref: fresh.href }),
  text: text.slice(fresh.start, fresh.end),
});
