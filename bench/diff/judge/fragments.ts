import { inPlace, toRuns, type Partners, type Run, type TwoTexts } from './alignment.ts';

/**
 * How many pieces a reader sees as changed: each stretch of changed text (what goes and what comes at one place is
 * one), and each stretch that moved. Changed white space and line feeds alone don't count.
 */
export function countFragments(partners: Partners, texts: TwoTexts): number {
  const runs = toRuns(partners);
  const places = new Set<string>();
  collectPlaces(texts.before, [...runs].sort((a, b) => a.before - b.before).map(startBefore), places);
  collectPlaces(texts.after, runs.map(startAfter), places);
  return places.size + countMoved(runs);
}

type Piece = { readonly start: number; readonly length: number; readonly run: Run };

const startBefore = (run: Run): Piece => ({ start: run.before, length: run.length, run });
const startAfter = (run: Run): Piece => ({ start: run.after, length: run.length, run });

/** A changed stretch is known by the run it follows: on both sides the same, when it is a replacement. */
function collectPlaces(text: string, pieces: readonly Piece[], places: Set<string>): void {
  let [from, name] = [0, 'start'];
  for (const { start, length, run } of pieces) {
    if (text.slice(from, start).trim() !== '') places.add(name);
    from = start + length;
    name = String(run.after);
  }
  if (text.slice(from).trim() !== '') places.add(name);
}

/** Runs that moved; those that follow one another in both texts moved together. */
function countMoved(runs: readonly Run[]): number {
  const staying = inPlace(runs);
  const byBefore = [...runs].sort((a, b) => a.before - b.before);
  const nextBefore = new Map(byBefore.map((run, index) => [run, byBefore[index + 1]]));
  return runs.filter((run, index) => {
    const previous = runs[index - 1];
    const isJoined = previous !== undefined && !staying.has(previous) && nextBefore.get(previous) === run;
    return !staying.has(run) && !isJoined;
  }).length;
}

/** Stretches that stay between two changes of one paragraph and hold no word that says anything. */
export function countNoise(partners: Partners, texts: TwoTexts): number {
  const runs = toRuns(partners);
  return runs.filter(({ before, after, length }, index) => {
    const previous = runs[index - 1];
    const next = runs[index + 1];
    if (previous === undefined || next === undefined) return false;
    const inOrder = previous.before < before && before < next.before;
    const island = texts.after.slice(after, after + length);
    return (
      inOrder &&
      !hasContentWord(island) &&
      isChangeBetween(texts, endOf(previous), { before, after }) &&
      isChangeBetween(texts, { before: before + length, after: after + length }, next)
    );
  }).length;
}

type Point = { readonly before: number; readonly after: number };

const endOf = ({ before, after, length }: Run): Point => ({ before: before + length, after: after + length });

/** Something other than white space changed there, within one paragraph. */
function isChangeBetween({ before, after }: TwoTexts, from: Point, to: Point): boolean {
  const went = before.slice(from.before, to.before);
  const came = after.slice(from.after, to.after);
  return (went + came).trim() !== '' && !(went + came).includes('\n');
}

const STOP_WORDS = new Set(
  'a an the and or but nor so of to in on at by for from with as is was were be been it its that this which who whom his her their our we he she they not no if than then there had has have do did will would can could may after before about into over under up out said also'.split(
    ' ',
  ),
);
const STOP_HAN = new Set('的了在和是有對將已於並及也因為由與至後前中內其這那不又就都而但或從被把');

function hasContentWord(island: string): boolean {
  if (/\p{Nd}/u.test(island)) return true;
  const words = island.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}’'])+/gu) ?? [];
  return words.some((word) =>
    /\p{Script=Han}/u.test(word)
      ? Array.from(word).filter((letter) => !STOP_HAN.has(letter)).length >= 2
      : word.length > 1 && !STOP_WORDS.has(word.toLowerCase()),
  );
}
