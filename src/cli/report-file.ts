import { toReportText, type ImportReport } from '../importers/import-report.ts';
import { openOutputFile } from './open-output-file.ts';

/** What became of one page, or why it gave nothing. */
export type ReportEntry = ImportReport | { readonly path: string; readonly fault: string };

/** The report of an import, written as it goes on: a JSON array, or text for a .txt file. */
export type ReportFile = {
  add(entry: ReportEntry): Promise<void>;
  finish(): Promise<void>;
  discard(): Promise<void>;
};

const FORMS = {
  json: {
    start: '[',
    between: ',\n',
    end: ']\n',
    write: (entry: ReportEntry) => JSON.stringify(entry, null, 2),
  },
  text: {
    start: '',
    between: '\n\n',
    end: '\n',
    write: (entry: ReportEntry) => ('fault' in entry ? entry.fault : toReportText(entry)),
  },
};

/** Opened before anything is recorded, so that a path that can't be written is known at once. */
export async function openReportFile(path: string): Promise<ReportFile> {
  const { start, between, end, write } = path.endsWith('.txt') ? FORMS.text : FORMS.json;
  const file = await openOutputFile(path);
  let isFirst = true;
  return {
    add: async (entry) => {
      await file.write(`${isFirst ? start : between}${write(entry)}`);
      isFirst = false;
    },
    finish: async () => {
      await file.write(isFirst ? start + end : end);
      await file.finish();
    },
    discard: () => file.discard(),
  };
}
