import type { EditorialTime } from '../../domain/article/editorial-time.ts';
import type { FieldSource, ImportReport, TimeField } from '../import-report.ts';
import type { ResolvedTimes } from '../page-text/resolve-times.ts';
import type { DecodedHtml } from './decode-html.ts';
import type { HtmlPage } from './html-page.ts';
import type { HtmlStory } from './read-story.ts';

type Read = {
  readonly decoded: DecodedHtml;
  readonly apart: HtmlPage;
  readonly story: HtmlStory;
  readonly times: ResolvedTimes;
};

/** In place of lines the page's visible blocks are counted, from 1; 0 stands for what isn't visible. */
export function toHtmlReport(
  head: Pick<ImportReport, 'path' | 'importer' | 'version'>,
  { decoded, apart, story, times }: Read,
): ImportReport {
  const { mapped, leftOut, trimmed } = story.arranged;
  const notes = [...(decoded.note === undefined ? [] : [decoded.note]), ...story.notes];
  return {
    ...head,
    encoding: decoded.encoding,
    language: story.content.language,
    lines: { nonEmpty: apart.blocks.length, mapped: mapped.length, leftOut: leftOut.length },
    ...{ mapped, leftOut, trimmed },
    times: times.reported,
    fields: [...story.fields, ...listTimeSources(times)],
    anomalies: times.anomalies,
    notes: notes.map((text) => ({ line: 0, text })),
  };
}

const listTimeSources = (times: ResolvedTimes): readonly FieldSource[] =>
  (['publishedAt', 'updatedAt'] as const).flatMap((field) => toTimeSource(field, times[field], times));

function toTimeSource(
  field: TimeField,
  chosen: EditorialTime | undefined,
  { reported }: ResolvedTimes,
): readonly FieldSource[] {
  const stated = reported.filter((time) => time.field === field);
  const winner = chosen === undefined ? undefined : stated.find(({ instant }) => instant !== null);
  if (winner === undefined) return [];
  const others = stated
    .filter((time) => time !== winner)
    .map(({ label, stated: value }) => ({ from: label, value }));
  return [{ field, from: winner.label, others }];
}
