/** A fault of one JSONL line's content: where it is and what is wrong there. */
export type FieldFault = { readonly path: string; readonly problem: string };

/** Why a file or a line gives no snapshot. */
export type ImportFault =
  | { readonly code: 'empty' }
  | { readonly code: 'too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'binary'; readonly looksLike?: string | undefined; readonly atByte?: number | undefined }
  | { readonly code: 'undecodable'; readonly looksLike?: string | undefined }
  | {
      readonly code: 'damaged';
      readonly encoding: string;
      readonly atByte: number;
      readonly cutShort: 'yes' | 'no';
    }
  | { readonly code: 'encoding-unknown'; readonly declared: string; readonly known: readonly string[] }
  | { readonly code: 'encoding-mismatch'; readonly declared: string; readonly found: string }
  | { readonly code: 'zone-unknown'; readonly zone: string }
  | { readonly code: 'no-text' }
  | { readonly code: 'html' }
  | { readonly code: 'html-too-complex'; readonly what: string }
  | { readonly code: 'content-too-large'; readonly bytes: number; readonly limit: number }
  | { readonly code: 'unreadable-file'; readonly reason: string }
  | { readonly code: 'not-a-file' }
  | { readonly code: 'nothing-to-import' }
  | { readonly code: 'id-needs-one-file' }
  | { readonly code: 'id-too-long'; readonly limit: number }
  | { readonly code: 'line-too-long'; readonly limit: number }
  | { readonly code: 'not-json'; readonly reason: string }
  | { readonly code: 'not-a-snapshot'; readonly faults: readonly FieldFault[] };

/** One line without a line break: which file (and line), what is wrong, what to do. */
export function toFaultText(path: string, fault: ImportFault, line?: number): string {
  const place = line === undefined ? path : `${path}:${String(line)}`;
  return `${place}: ${explain(fault)}`.replace(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]+/gu, ' ');
}

function explain(fault: ImportFault): string {
  switch (fault.code) {
    case 'empty':
      return 'the file is empty; save the page again';
    case 'too-large':
      return `${String(fault.bytes)} bytes are more than the ${String(fault.limit)} that one page may have; split the file or save the story alone`;
    case 'binary':
      return `not text but binary data${toHint(fault)}; save the page as text`;
    case 'undecodable':
      return `the encoding can't be told${toHint(fault)}; convert the file to UTF-8 or declare its encoding`;
    case 'damaged':
      return fault.cutShort === 'yes'
        ? `cut off in the middle of a character at byte ${String(fault.atByte)} (${fault.encoding}); fetch the file again`
        : `damaged at byte ${String(fault.atByte)}: not ${fault.encoding}; fetch the file again or convert it to UTF-8`;
    case 'encoding-unknown':
      return `the declared encoding "${fault.declared}" is not known; use one of ${fault.known.join(', ')}`;
    case 'encoding-mismatch':
      return `declared as ${fault.declared}, but the bytes are ${fault.found}; declare that or nothing`;
    default:
      return explainContent(fault);
  }
}

type EncodingCode =
  'empty' | 'too-large' | 'binary' | 'undecodable' | 'damaged' | 'encoding-unknown' | 'encoding-mismatch';

function explainContent(fault: Exclude<ImportFault, { code: EncodingCode }>): string {
  switch (fault.code) {
    case 'zone-unknown':
      return `the zone "${fault.zone}" is not known; give an IANA name such as Asia/Taipei or an offset such as +08:00`;
    case 'no-text':
      return 'no text of a story was found, only page furniture; save the page again with its text';
    case 'html':
      return 'this is HTML and not the text of a page; save the page as text, or import it with a format that reads HTML';
    case 'html-too-complex':
      return `the HTML has ${fault.what}; save the story alone, without the page around it`;
    case 'content-too-large':
      return `the story's content takes ${String(fault.bytes)} bytes, at most ${String(fault.limit)} are kept; split the story`;
    case 'unreadable-file':
      return `can't be read (${fault.reason}); check the path and its permissions`;
    case 'not-a-file':
      return 'neither a file nor a folder; give the path of a file or of a folder';
    case 'nothing-to-import':
      return 'the folder holds no file to import; give a folder with saved pages';
    case 'id-needs-one-file':
      return '--id names one story, but several files or a JSONL file were given; import one page at a time or leave --id out';
    case 'id-too-long':
      return `the page's id is longer than ${String(fault.limit)} characters; give a shorter one with --id, or import a folder nearer to it`;
    case 'line-too-long':
      return `the line is longer than ${String(fault.limit)} bytes; write one snapshot a line and shorten it`;
    case 'not-json':
      return `the line is not JSON (${fault.reason}); write one snapshot a line as JSON in UTF-8`;
    case 'not-a-snapshot':
      return `the line is not a snapshot: ${fault.faults.map(({ path, problem }) => `${path}: ${problem}`).join('; ')}; mend these fields`;
  }
}

const toHint = (fault: { looksLike?: string | undefined; atByte?: number | undefined }): string =>
  (fault.looksLike === undefined ? '' : ` (looks like ${fault.looksLike})`) +
  (fault.atByte === undefined ? '' : ` (zero byte at ${String(fault.atByte)})`);
