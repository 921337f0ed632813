import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

import { z } from 'zod';

import type { Run, TwoTexts } from '../judge/alignment.ts';

const answerSchema = z.object({ ns: z.number(), diff: z.string() });

const offset = z.number().nullish();
const lineSchema = z.object({
  type: z.number(),
  text: z.string(),
  offset: z.object({ from: offset, to: offset }),
  moveInfo: z.object({ id: z.string(), linkId: z.string() }).optional(),
  highlightRanges: z.array(z.object({ start: z.number(), length: z.number(), type: z.number() })).optional(),
});
const diffSchema = z.object({ diff: z.array(lineSchema) });
type Line = z.infer<typeof lineSchema>;

export type Wikidiff2Result = { readonly ms: number; readonly runs: readonly Run[] };

export function isWikidiff2Installed(): boolean {
  try {
    const asked = ['-r', 'echo function_exists("wikidiff2_inline_json_diff") ? "yes" : "no";'];
    return execFileSync('php', asked, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }) === 'yes';
  } catch {
    return false;
  }
}

/** MediaWiki's engine with its default settings, run as a program over all texts. */
export function runWikidiff2(all: readonly TwoTexts[]): readonly Wikidiff2Result[] {
  const input = all.map((texts) => JSON.stringify(texts)).join('\n');
  const output = execFileSync('php', [scriptPath()], { input, encoding: 'utf8', maxBuffer: 2 ** 30 });
  return output
    .trimEnd()
    .split('\n')
    .map((line, index) => {
      const { ns, diff } = answerSchema.parse(JSON.parse(line));
      const texts = all[index];
      if (texts === undefined) throw new Error('php answered more than it was asked');
      return { ms: ns / 1e6, runs: toRuns(diffSchema.parse(JSON.parse(diff)).diff, texts) };
    });
}

/** Beside this file; the compiled bench lies in a folder next to the sources, without the script. */
function scriptPath(): string {
  const beside = fileURLToPath(new URL('wikidiff2.php', import.meta.url));
  return existsSync(beside)
    ? beside
    : fileURLToPath(new URL('../../../../bench/diff/engines/wikidiff2.php', import.meta.url));
}

const SAME = 0;
const CHANGED = 3;
const MOVED_FROM = 4;
const MOVED_TO = 5;

/** Its offsets are bytes of UTF-8: the offset of each byte as UTF-16. */
function toUtf16Offsets(text: string): (byte: number) => number {
  const bytes = Buffer.from(text);
  const offsets = new Int32Array(bytes.length + 1);
  let at = 0;
  bytes.forEach((byte, index) => {
    offsets[index] = at;
    if ((byte & 0xc0) !== 0x80) at += byte >= 0xf0 ? 2 : 1;
  });
  offsets[bytes.length] = at;
  return (byte) => offsets[byte] ?? at;
}

function toRuns(lines: readonly Line[], texts: TwoTexts): readonly Run[] {
  // Of equal texts it shows nothing at all.
  if (texts.before === texts.after) return [{ before: 0, after: 0, length: texts.before.length }];
  const [before, after] = [toUtf16Offsets(texts.before), toUtf16Offsets(texts.after)];
  const sources = new Map(
    lines.filter(({ type }) => type === MOVED_FROM).map((line) => [line.moveInfo?.id, line]),
  );
  return lines.flatMap((line) => {
    const { to } = line.offset;
    const from = line.type === MOVED_TO ? sources.get(line.moveInfo?.linkId)?.offset.from : line.offset.from;
    if (typeof from !== 'number' || typeof to !== 'number') return [];
    if (line.type === SAME) return [{ before: before(from), after: after(to), length: line.text.length }];
    if (line.type !== CHANGED && line.type !== MOVED_TO) return [];
    return runsOfLine(line, { before: before(from), after: after(to) });
  });
}

const INSERTED = 0;

/** A changed line's text holds what went and what came; the ranges, in bytes, say which is which. */
function runsOfLine(line: Line, start: { before: number; after: number }): readonly Run[] {
  const toUtf16 = toUtf16Offsets(line.text);
  const runs: Run[] = [];
  let { before, after } = start;
  let from = 0;
  const keep = (until: number): void => {
    const length = until - from;
    if (length > 0) runs.push({ before, after, length });
    before += length;
    after += length;
  };
  for (const range of line.highlightRanges ?? []) {
    const [rangeStart, end] = [toUtf16(range.start), toUtf16(range.start + range.length)];
    keep(rangeStart);
    if (range.type === INSERTED) after += end - rangeStart;
    else before += end - rangeStart;
    from = end;
  }
  keep(line.text.length);
  return runs;
}
