import { htmlImporter } from '../../../src/importers/html/html-importer.ts';
import type { ImportOptions, ReadPage } from '../../../src/importers/importer.ts';

const countKinds = (kinds: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    [...new Set(kinds)].sort().map((kind) => [kind, kinds.filter((one) => one === kind).length]),
  );

const toSummary = ({ snapshot, report }: ReadPage) => ({
  id: snapshot.source.id,
  url: snapshot.content?.url,
  kind: snapshot.content?.kind,
  headline: snapshot.content?.headline,
  alternativeHeadlines: snapshot.content?.alternativeHeadlines,
  summary: snapshot.content?.summary,
  language: snapshot.content?.language,
  otherLanguages: [...new Set(snapshot.content?.blocks.flatMap(({ language }) => language ?? []))],
  bylines: snapshot.content?.bylines,
  section: snapshot.content?.section,
  tags: snapshot.content?.tags,
  publishedAt: snapshot.publishedAt,
  updatedAt: snapshot.updatedAt,
  notice: snapshot.notice,
  blocks: countKinds((snapshot.content?.blocks ?? []).map(({ kind }) => kind)),
  speakers: snapshot.content?.blocks.flatMap(({ attributes }) => attributes['speaker'] ?? []),
  media: snapshot.content?.media.map(({ kind, url, caption, credit }) => [
    kind,
    url,
    caption ?? '',
    credit ?? '',
  ]),
  related: snapshot.content?.related.map(({ title }) => title),
  winners: Object.fromEntries((report.fields ?? []).map(({ field, from }) => [field, from])),
  encoding: report.encoding.name,
  anomalies: report.anomalies.map(({ code, field }) => `${code} ${field ?? ''}`.trim()),
  notes: report.notes.map(({ text }) => text),
});

/** What a page was read as, in the form in which the corpus expects it. */
export function summarizePage(name: string, bytes: Uint8Array, zone: string): unknown {
  const options: ImportOptions = { zone, sourceSystem: 'corpus' };
  const read = htmlImporter.read({ path: name, bytes }, options);
  const summary = read.ok ? toSummary(read.value) : { fault: read.error.code };
  return JSON.parse(JSON.stringify({ zone, ...summary }));
}
