import { MAX_CONTENT_BYTES, toNormalContent, type Content } from '../../domain/article/content.ts';
import { isTimeZone } from '../../domain/article/editorial-time.ts';
import type { Snapshot } from '../../domain/article/commands.ts';
import { contentBytes } from '../../schemas/content-schema.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { sha256Hex } from '../../shared/sha256.ts';
import { decodeText, type DecodedText } from '../decode-text.ts';
import type { ImportFault } from '../import-fault.ts';
import type { ImportReport } from '../import-report.ts';
import type { Importer, ImportOptions, PageInput, ReadPage } from '../importer.ts';
import { arrangePage, type ArrangedPage } from './arrange-page.ts';
import { toPageLines } from './page-lines.ts';
import { resolveTimes, type ResolvedTimes } from './resolve-times.ts';

/** Reads the text of a news page as a person copied or saved it: one paragraph a line, times under labels. */
export const pageTextImporter: Importer = { name: 'page-text', version: 1, read: readPageText };

/** In UTF-16 code units, as every name of a source. */
const MAX_ID_LENGTH = 512;

const HTML_START = /^\s*(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html)\b/iu;

function readPageText(page: PageInput, options: ImportOptions): Result<ReadPage, ImportFault> {
  if (!isTimeZone(options.zone)) return refuse({ code: 'zone-unknown', zone: options.zone });
  if ((options.id ?? page.path).length > MAX_ID_LENGTH)
    return refuse({ code: 'id-too-long', limit: MAX_ID_LENGTH });
  const decoded = decodeText(page.bytes, options.declaredEncoding);
  if (!decoded.ok) return decoded;
  if (HTML_START.test(decoded.value.text.slice(0, 1_000))) return refuse({ code: 'html' });
  const lines = toPageLines(decoded.value.text);
  const arranged = arrangePage(lines, options.language);
  if (arranged === undefined) return refuse({ code: 'no-text' });
  const content = toContent(arranged);
  const bytes = contentBytes(content);
  if (bytes > MAX_CONTENT_BYTES)
    return refuse({ code: 'content-too-large', bytes, limit: MAX_CONTENT_BYTES });
  const times = resolveTimes(arranged.times, options.zone);
  return ok({
    snapshot: toSnapshot(content, times, { page, options }),
    report: toReport(arranged, times, { page, decoded: decoded.value, nonEmpty: lines.length }),
  });
}

const toContent = ({
  language,
  headline,
  alternativeHeadlines,
  bylines,
  blocks,
  related,
}: ArrangedPage): Content =>
  toNormalContent({
    kind: 'article',
    language,
    headline,
    alternativeHeadlines,
    bylines,
    blocks,
    related,
    tags: [],
    media: [],
    altIds: [],
    relations: [],
    custom: {},
  });

type Asked = { readonly page: PageInput; readonly options: ImportOptions };

function toSnapshot(content: Content, times: ResolvedTimes, { page, options }: Asked): Snapshot {
  const { publishedAt, updatedAt, anomalies } = times;
  return {
    source: { system: options.sourceSystem, id: options.id ?? page.path },
    status: 'published',
    content,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(options.observedAt === undefined ? {} : { observedAt: options.observedAt }),
    ...(anomalies.length === 0 ? {} : { anomalies }),
    extraction: {
      importer: pageTextImporter.name,
      version: pageTextImporter.version,
      rawSha256: sha256Hex(page.bytes),
    },
  };
}

type Read = { readonly page: PageInput; readonly decoded: DecodedText; readonly nonEmpty: number };

function toReport(
  arranged: ArrangedPage,
  times: ResolvedTimes,
  { page, decoded, nonEmpty }: Read,
): ImportReport {
  const { language, mapped, leftOut, trimmed, notes } = arranged;
  return {
    path: page.path,
    importer: pageTextImporter.name,
    version: pageTextImporter.version,
    encoding: decoded.encoding,
    language,
    lines: { nonEmpty, mapped: mapped.length, leftOut: leftOut.length },
    mapped,
    leftOut,
    trimmed,
    times: times.reported,
    anomalies: times.anomalies,
    notes,
  };
}
