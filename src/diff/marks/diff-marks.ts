import type { Block, Mark } from '../../domain/article/content.ts';
import type { MarkChange, Span } from '../story-diff.ts';
import { createCarrier, type Carrier } from './carry-place.ts';
import { createMarkWriter, type MarkWriter } from './mark-writer.ts';
import { trimmedMarks } from './trimmed-marks.ts';
import { createTwinFinder } from './twin-finder.ts';

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
  const carriers = { forth: createCarrier(spans, 'before'), back: createCarrier(spans, 'after') };
  if (areCarried(before.marks, after.marks, carriers.forth)) return [];
  const [old, fresh] = [trimmedMarks(before), trimmedMarks(after)];
  const types = new Set([...before.marks, ...after.marks].map(({ type }) => type));
  const writer = createMarkWriter(before.text, after.text);
  const changes = [...types].flatMap((type) => {
    const ofType = (marks: readonly Mark[]): readonly Mark[] => marks.filter((mark) => mark.type === type);
    return diffOneType(ofType(old), ofType(fresh), { ...carriers, writer });
  });
  return changes.sort(byPlace);
}

/** As in most edits: every mark stands on the words that it stood on, and none of its ends is at an edit. */
const areCarried = (before: readonly Mark[], after: readonly Mark[], { carry }: Carrier): boolean =>
  before.length === after.length &&
  before.every(({ start, end, type, href }, index) => {
    const other = after[index];
    if (other?.type !== type || other.href !== href) return false;
    const { least, most } = carry([start, end]);
    const isSure = least[0] === most[0] && least[1] === most[1];
    return isSure && other.start === least[0] && other.end === least[1];
  });

const placeOf = ({ before, after }: MarkChange): number => (after ?? before ?? [0])[0];
const byPlace = (one: MarkChange, other: MarkChange): number => placeOf(one) - placeOf(other);

type Tools = { readonly forth: Carrier; readonly back: Carrier; readonly writer: MarkWriter };

function diffOneType(
  before: readonly Mark[],
  after: readonly Mark[],
  { forth, back, writer }: Tools,
): readonly MarkChange[] {
  const changes: MarkChange[] = [];
  const twins = createTwinFinder(after);
  for (const mark of before) {
    const carried = forth.carry([mark.start, mark.end]);
    const twin = twins.take(mark, carried);
    if (twin === undefined) {
      if (carried.most[0] < carried.most[1]) changes.push(writer.removed(mark));
    } else if (!twin.isSame || twin.mark.href !== mark.href) changes.push(writer.changed(mark, twin.mark));
  }
  for (const mark of twins.left()) {
    const origin = back.carry([mark.start, mark.end]);
    if (origin.most[0] < origin.most[1]) changes.push(writer.added(mark));
  }
  return changes;
}
