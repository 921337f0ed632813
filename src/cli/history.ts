import { askJson, segment } from './ask-api.ts';
import { printJson, type CliContext } from './context.ts';
import { limitOption } from './limit-option.ts';
import { parseTime } from './parse-time.ts';
import { toPastText, type PastArticle } from './past-text.ts';
import type { AddCommand } from './run-action.ts';
import { toActWord } from './act-words.ts';
import { printable, styled, toTable, type Output } from './terminal.ts';

type Summary = { readonly phrases: string };

type Revision = {
  readonly revision: number;
  readonly type: string;
  readonly isPublic: boolean;
  readonly actor: { readonly kind: string; readonly id: string; readonly name?: string };
  readonly recordedAt: string;
  readonly effectiveAt: string | null;
  readonly effectiveBasis: string | null;
  readonly notBefore?: string;
  readonly isEarlier: boolean;
  readonly publicSummary: Summary | null;
  readonly savedSummary?: Summary;
};

type RevisionList = { readonly items: readonly Revision[]; readonly nextCursor?: string };

type HistoryOptions = {
  readonly json?: true;
  readonly limit: number;
  readonly asOf?: string;
  readonly knownAt?: string;
};

export const addHistoryCommand: AddCommand = (program, { context }) => {
  program
    .command('history')
    .description("lists a story's revisions, newest first, with what changed")
    .argument('<id>', 'the story')
    .addOption(limitOption('revisions'))
    .option('--as-of <time>', 'what readers had seen at this time, for example 2026-01-31T14:05:00Z')
    .option('--known-at <time>', 'as it was known at this time')
    .option('--json', "print the API's answer: the revisions, or with a time the story as readers saw it")
    .action(async (id: string, options: HistoryOptions) => {
      const moment = toQuery(options);
      if (moment.size > 0) await showPast(context, { id, moment, options });
      if (moment.size > 0 && options.json) return;
      moment.set('limit', String(options.limit));
      const list = await askJson<RevisionList>(
        context,
        `/articles/${segment(id)}/revisions?${moment.toString()}`,
      );
      if (options.json) printJson(context, list);
      else printHistory(context, list);
    });
};

function toQuery({ asOf, knownAt }: HistoryOptions): URLSearchParams {
  const query = new URLSearchParams();
  if (asOf !== undefined) query.set('asOf', parseTime('--as-of', asOf));
  if (knownAt !== undefined) query.set('knownAt', parseTime('--known-at', knownAt));
  return query;
}

type Past = { readonly id: string; readonly moment: URLSearchParams; readonly options: HistoryOptions };

async function showPast(context: CliContext, { id, moment, options }: Past): Promise<void> {
  const past = await askJson<PastArticle>(context, `/articles/${segment(id)}?${moment.toString()}`);
  if (options.json) printJson(context, past);
  else context.out.write(toPastText(context.out, past));
}

function printHistory({ out }: CliContext, { items, nextCursor }: RevisionList): void {
  const head = ['rev', 'act', 'readers saw it', 'by', 'changed'].map((title) => styled(out, 'dim', title));
  out.write(toTable([head, ...items.map((item) => toCells(out, item))]));
  if (nextCursor !== undefined) out.write(styled(out, 'dim', 'There are older ones; --limit shows more.\n'));
}

function toCells(out: Output, item: Revision): readonly string[] {
  const summary = item.publicSummary ?? item.savedSummary;
  return [
    styled(out, 'bold', `r${String(item.revision)}`),
    toActWord(item.type),
    item.isPublic ? toSeen(item) : styled(out, 'dim', 'never'),
    printable(item.actor.name ?? item.actor.id),
    printable(summary?.phrases ?? ''),
  ];
}

/** The time, and on what ground it is known. */
function toSeen({ effectiveAt, effectiveBasis, notBefore }: Revision): string {
  if (effectiveAt === null) return '';
  if (effectiveBasis === 'observed') {
    return `${effectiveAt} (observed${notBefore === undefined ? '' : `, not before ${notBefore}`})`;
  }
  return effectiveBasis === 'stated' ? `${effectiveAt} (stated)` : effectiveAt;
}
