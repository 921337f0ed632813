import type { TextComparison } from '../../src/diff/compare-texts.ts';
import { withMovedTime, type KnownText } from '../../src/diff/summarize.ts';
import type { PublicTextChange } from '../../src/domain/article/article.ts';
import type { Content } from '../../src/domain/article/content.ts';
import type { ChangedPlace, TextPlace } from '../../src/domain/article/text-places.ts';
import type { ProjectionInput } from '../../src/read-model/projection.ts';

/** What changed from one text to the next, and what blame carries over. */
export type CompareTexts = (before: KnownText, after: Content | null) => TextComparison;
export type RevisionInput = ProjectionInput & { readonly compare: CompareTexts };

/** The text of a public act, from wherever this input holds it. Throws when it doesn't: the engine owes it. */
function textOf({ hash, heldBy, revision }: PublicTextChange, input: ProjectionInput): Content | null {
  const { before, event, after, texts } = input;
  if (hash === null) return null;
  if (heldBy === event.streamVersion && 'content' in event.data) return event.data.content;
  for (const { published } of [before, after]) {
    if (published?.text.change.heldBy === heldBy && published.content.state === 'held')
      return published.content.content;
  }
  const text = texts.get(heldBy);
  if (text === undefined) {
    throw new Error(
      `The text of revision ${String(revision)} (event ${String(heldBy)}) did not come with the event`,
    );
  }
  return text.content;
}

/** undefined: neither this text nor the one before it has changed, and what was made of them stands. */
export function comparePublic(
  { place, was }: ChangedPlace,
  input: RevisionInput,
): TextComparison | undefined {
  if (was !== undefined && hasSameTexts(place, was)) return undefined;
  const { act, previous } = place;
  const before = previous === undefined ? undefined : textOf(previous.change, input);
  const compared = input.compare(before, textOf(act.change, input));
  return act.change.updatedAt === undefined ? compared : withTime(compared);
}

const withTime = ({ summary, step }: TextComparison): TextComparison => ({
  summary: withMovedTime(summary),
  step,
});

const hasSameTexts = (a: TextPlace, b: TextPlace): boolean =>
  a.act.change.heldBy === b.act.change.heldBy && a.previous?.change.heldBy === b.previous?.change.heldBy;

/**
 * Against the text with the number before, whatever act saved it. Where that is the text before in public order too, one comparison
 * serves both.
 */
export function compareSaved(
  input: RevisionInput,
  content: Content | null,
  own: { readonly place: TextPlace; readonly compared: TextComparison | undefined } | undefined,
): TextComparison {
  const { before, event } = input;
  const earlier = before.lastRevision === 0 ? undefined : (before.lastSaved?.content ?? null);
  const previous = own?.place.previous;
  if (own?.compared !== undefined && earlier && previous && textOf(previous.change, input) === earlier)
    return own.compared;
  const compared = input.compare(earlier, content);
  return 'updatedAt' in event.data && event.data.updatedAt !== undefined ? withTime(compared) : compared;
}
