import type { Instant } from '../shared/clock.ts';
import type { Anomaly } from '../domain/article/events.ts';

export type TimeField = 'publishedAt' | 'updatedAt';

/** A time that stood under a label. `instant` and `zone` are null where it could not be read; `problem` says why. */
export type ReportedTime = {
  readonly line: number;
  readonly label: string;
  readonly stated: string;
  readonly field: TimeField;
  readonly instant: Instant | null;
  readonly zone: string | null;
  readonly problem?: string | undefined;
};

export type MappedLine = { readonly line: number; readonly as: string };
export type LeftOutLine = { readonly line: number; readonly text: string; readonly why: string };
/** White space of one kind (`U+00A0`) taken off the edges of one line. */
export type TrimmedSpace = { readonly line: number; readonly codePoint: string; readonly count: number };
/** How the bytes became text. `confidence` (0 to 100) only where a detector decided. */
export type UsedEncoding = {
  readonly name: string;
  readonly how: 'bom' | 'declared' | 'valid' | 'detected';
  readonly confidence?: number | undefined;
};

/** Which of a page's statements about a field counts, and what its others say. */
export type FieldSource = {
  readonly field: string;
  readonly from: string;
  readonly others: readonly { readonly from: string; readonly value: string }[];
};

/** What became of each line of a page. Every line with a visible character is in `mapped` or `leftOut`, once. Lines count from 1. */
export type ImportReport = {
  readonly path: string;
  readonly importer: string;
  readonly version: number;
  readonly encoding: UsedEncoding;
  readonly language: string;
  readonly lines: { readonly nonEmpty: number; readonly mapped: number; readonly leftOut: number };
  readonly mapped: readonly MappedLine[];
  readonly leftOut: readonly LeftOutLine[];
  readonly trimmed: readonly TrimmedSpace[];
  readonly times: readonly ReportedTime[];
  /** Of pages that state a field in more than one place. */
  readonly fields?: readonly FieldSource[] | undefined;
  readonly anomalies: readonly Anomaly[];
  /** Other things that a person should look at. */
  readonly notes: readonly { readonly line: number; readonly text: string }[];
};

/** The report for people: several lines, ends without a line break. */
export function toReportText(report: ImportReport): string {
  const { nonEmpty, mapped, leftOut } = report.lines;
  return [
    `${report.path}: ${String(mapped)} of ${String(nonEmpty)} lines mapped, ${String(leftOut)} left out`,
    `  read by ${report.importer} ${String(report.version)} as ${toEncodingText(report.encoding)}, language ${report.language}`,
    ...(report.fields ?? []).map(toFieldText),
    ...report.times.map(toTimeText),
    ...report.leftOut.map(
      ({ line, text, why }) => `  line ${String(line)} left out (${why}): ${toExcerpt(text)}`,
    ),
    ...report.trimmed.map(
      ({ line, codePoint, count }) =>
        `  line ${String(line)}: ${String(count)} × ${codePoint} trimmed at the edge`,
    ),
    ...report.anomalies.map(
      ({ code, field }) => `  anomaly: ${code}${field === undefined ? '' : ` (${field})`}`,
    ),
    ...report.notes.map(({ line, text }) => `  ${toPlace(line)}${text}`),
  ].join('\n');
}

/** Line 0 is no line: what isn't visible on a page. */
const toPlace = (line: number): string => (line === 0 ? '' : `line ${String(line)}: `);

function toFieldText({ field, from, others }: FieldSource): string {
  const differing = others.map((other) => `${other.from}: ${toExcerpt(other.value)}`).join('; ');
  return `  ${field} from ${from}${differing === '' ? '' : ` (also ${differing})`}`;
}

function toTimeText({ line, label, stated, field, instant, zone, problem }: ReportedTime): string {
  const place = `  ${toPlace(line)}${label} “${stated}”`;
  return instant === null || zone === null
    ? `${place} not read as ${field}: ${problem ?? 'unreadable'}`
    : `${place} → ${field} ${instant}, read in ${zone}`;
}

const toEncodingText = ({ name, how, confidence }: UsedEncoding): string =>
  `${name} (${how}${confidence === undefined ? '' : `, confidence ${String(confidence)} of 100`})`;

const EXCERPT = 80;

const toExcerpt = (text: string): string => {
  const characters = [...text];
  return characters.length <= EXCERPT ? text : `${characters.slice(0, EXCERPT - 1).join('')}…`;
};
