import { askJson, segment } from './ask-api.ts';
import { printJson, type CliContext } from './context.ts';
import { limitOption } from './limit-option.ts';
import type { AddCommand } from './run-action.ts';
import { toActWord } from './act-words.ts';
import { printable, styled, toTable, type Output } from './terminal.ts';

type Summary = { readonly phrases: string };

type Revision = {
  readonly revision: number;
  readonly type: string;
  readonly isPublic: boolean;
  readonly actor: { readonly kind: string; readonly id: string };
  readonly recordedAt: string;
  readonly effectiveAt: string | null;
  readonly effectiveBasis: string | null;
  readonly notBefore?: string;
  readonly isEarlier: boolean;
  readonly publicSummary: Summary | null;
  readonly savedSummary?: Summary;
};

type RevisionList = { readonly items: readonly Revision[]; readonly nextCursor?: string };

export const addHistoryCommand: AddCommand = (program, { context }) => {
  program
    .command('history')
    .description("lists a story's revisions, newest first, with what changed")
    .argument('<id>', 'the story')
    .addOption(limitOption('revisions'))
    .option('--json', "print the API's answer")
    .action(async (id: string, { json, limit }: { json?: true; limit: number }) => {
      const path = `/articles/${segment(id)}/revisions?limit=${String(limit)}`;
      const list = await askJson<RevisionList>(context, path);
      if (json) printJson(context, list);
      else printHistory(context, list);
    });
};

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
    printable(item.actor.id),
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
