import type { Instant } from '../shared/clock.ts';
import type { Result } from '../shared/result.ts';
import type { Snapshot } from '../domain/article/commands.ts';
import type { ImportFault } from './import-fault.ts';
import type { ImportReport } from './import-report.ts';

/** One saved page. `path` is relative to what was asked to be imported: it identifies the page and stands in messages. */
export type PageInput = { readonly path: string; readonly bytes: Uint8Array };

export type ImportOptions = {
  /** IANA name or offset (`+08:00`) in which times without a zone of their own are read. */
  readonly zone: string;
  readonly sourceSystem: string;
  /** The page's id at its source; absent: its path. */
  readonly id?: string | undefined;
  /** When the page was seen, if that is known. */
  readonly observedAt?: Instant | undefined;
  /** The encoding that whoever saved the page declares; absent: found out. */
  readonly declaredEncoding?: string | undefined;
  /** The page's language (BCP 47); absent: found out. */
  readonly language?: string | undefined;
};

export type ReadPage = { readonly snapshot: Snapshot; readonly report: ImportReport };

/**
 * Reads one saved page of one format. `read` is pure and never throws on account of the page: what can't be read is a
 * fault. `version` rises with every change that can read the same bytes differently, so that the difference is
 * recorded as a new reading and not as an edit.
 */
export type Importer = {
  readonly name: string;
  readonly version: number;
  read(page: PageInput, options: ImportOptions): Result<ReadPage, ImportFault>;
};
