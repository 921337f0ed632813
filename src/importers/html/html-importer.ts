import { MAX_CONTENT_BYTES, type Content } from '../../domain/article/content.ts';
import type { Snapshot } from '../../domain/article/commands.ts';
import { isTimeZone } from '../../domain/article/editorial-time.ts';
import { HtmlTooComplexError } from '../../markup/parse-html.ts';
import { contentBytes } from '../../schemas/content-schema.ts';
import { ok, refuse, type Result } from '../../shared/result.ts';
import { sha256Hex } from '../../shared/sha256.ts';
import type { ImportFault } from '../import-fault.ts';
import type { Importer, ImportOptions, PageInput, ReadPage } from '../importer.ts';
import { resolveTimes } from '../page-text/resolve-times.ts';
import { decodeHtml, type DecodedHtml } from './decode-html.ts';
import { takeApart, type HtmlPage } from './html-page.ts';
import { listPlacedTimes } from './list-placed-times.ts';
import { readStory, type HtmlStory } from './read-story.ts';
import { toHtmlReport } from './html-report.ts';

/** Reads a saved HTML page: its JSON-LD, metadata, marked times and visible text. Nothing is run, nothing is fetched. */
export const htmlImporter: Importer = { name: 'html', version: 1, read: readHtml };

/** In UTF-16 code units, as every name of a source. */
const MAX_ID_LENGTH = 512;

function readHtml(page: PageInput, options: ImportOptions): Result<ReadPage, ImportFault> {
  if (!isTimeZone(options.zone)) return refuse({ code: 'zone-unknown', zone: options.zone });
  if ((options.id ?? page.path).length > MAX_ID_LENGTH)
    return refuse({ code: 'id-too-long', limit: MAX_ID_LENGTH });
  const decoded = decodeHtml(page.bytes, options.declaredEncoding);
  if (!decoded.ok) return decoded;
  const apart = tryTakeApart(decoded.value.text);
  if (!apart.ok) return apart;
  const story = readStory(apart.value, { page, options });
  if (story === undefined) return refuse({ code: 'no-text' });
  const bytes = contentBytes(story.content);
  if (bytes > MAX_CONTENT_BYTES)
    return refuse({ code: 'content-too-large', bytes, limit: MAX_CONTENT_BYTES });
  return ok(toReadPage({ page, options, decoded: decoded.value, apart: apart.value, story }));
}

function tryTakeApart(html: string): Result<HtmlPage, ImportFault> {
  try {
    return ok(takeApart(html));
  } catch (error) {
    if (!(error instanceof HtmlTooComplexError)) throw error;
    return refuse({ code: 'html-too-complex', what: error.what });
  }
}

type Reading = {
  readonly page: PageInput;
  readonly options: ImportOptions;
  readonly decoded: DecodedHtml;
  readonly apart: HtmlPage;
  readonly story: HtmlStory;
};

function toReadPage({ page, options, decoded, apart, story }: Reading): ReadPage {
  const times = resolveTimes(listPlacedTimes(apart.facts, story.arranged.times), options.zone);
  const { publishedAt, updatedAt, anomalies } = times;
  const snapshot: Snapshot = {
    source: { system: options.sourceSystem, id: story.identity.id, ...urlOf(story.content) },
    status: 'published',
    content: story.content,
    ...(publishedAt === undefined ? {} : { publishedAt }),
    ...(updatedAt === undefined ? {} : { updatedAt }),
    ...(options.observedAt === undefined ? {} : { observedAt: options.observedAt }),
    ...(story.notice === undefined ? {} : { notice: story.notice }),
    ...(anomalies.length === 0 ? {} : { anomalies }),
    extraction: {
      importer: htmlImporter.name,
      version: htmlImporter.version,
      rawSha256: sha256Hex(page.bytes),
    },
  };
  const { name: importer, version } = htmlImporter;
  return {
    snapshot,
    report: toHtmlReport({ path: page.path, importer, version }, { decoded, apart, story, times }),
  };
}

const urlOf = ({ url }: Content): { readonly url?: string } => (url === undefined ? {} : { url });
