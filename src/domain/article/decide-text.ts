import { refuse } from '../../shared/result.ts';
import { statusOf, type Article, type Embargo } from './article.ts';
import type { CommandOfType } from './commands.ts';
import { hashContent } from './content.ts';
import { decided, liveNow, pend, unchanged, type DecideContext, type Decided } from './decision.ts';
import { statedAtInstant } from './editorial-time.ts';
import type { Authority, Source } from './events.ts';
import {
  changeText,
  contentMeant,
  frameOf,
  isUpdatedBeforePublished,
  revisionFor,
  updatedBeforePublished,
  withinLimit,
} from './live-text.ts';

type TextCommand = CommandOfType<
  'DraftArticle' | 'SaveDraft' | 'PublishArticle' | 'UpdateArticle' | 'CorrectArticle' | 'RestoreRevision'
>;

export function decideText(article: Article, command: TextCommand, context: DecideContext): Decided {
  switch (command.type) {
    case 'DraftArticle':
      return draft(article, command, context);
    case 'SaveDraft':
      return saveDraft(article, command, context);
    case 'PublishArticle':
      return publish(article, command, context);
    case 'UpdateArticle':
      return update(article, command, context);
    case 'CorrectArticle':
      return correct(article, command, context);
    case 'RestoreRevision':
      return restore(article, command, context);
  }
}

/** A token bound to a source makes that source's stories. */
function originOf(
  article: Article,
  source: Source | undefined,
  context: DecideContext,
): { readonly authority: Authority; readonly source?: Source } {
  const { sourceSystem } = context;
  if (sourceSystem === undefined) return { authority: 'stet', ...(source === undefined ? {} : { source }) };
  return { authority: 'source', source: { id: article.articleId, ...source, system: sourceSystem } };
}

function draft(article: Article, command: CommandOfType<'DraftArticle'>, context: DecideContext): Decided {
  const content = withinLimit(command.content);
  if (!content.ok) return content;
  const { authority, source } = originOf(article, command.source, context);
  const data = { revision: 1, content: content.value, note: command.note, authority };
  return decided([pend({ type: 'ArticleDrafted', data }, { ...liveNow(context.now), source })], 1);
}

/** What an editor starts from: the draft, else what readers see. */
const knownText = ({ draft, published }: Article) => draft ?? published?.text.change;

function saveDraft(article: Article, command: CommandOfType<'SaveDraft'>, { now }: DecideContext): Decided {
  const content = withinLimit(command.content);
  if (!content.ok) return content;
  const known = knownText(article);
  if (known?.hash?.whole === hashContent(content.value).whole) return unchanged(known.revision);
  const revision = article.lastRevision + 1;
  const data = { revision, content: content.value, note: command.note };
  return decided([pend({ type: 'DraftSaved', data }, liveNow(now))], revision);
}

function publish(
  article: Article,
  command: CommandOfType<'PublishArticle'>,
  context: DecideContext,
): Decided {
  const embargo = embargoInForce(article, context.now);
  if (embargo !== undefined) return refuse({ code: 'under-embargo', until: embargo.until });
  const frame = frameOf(command, context.now);
  if (!frame.ok) return frame;
  const content = contentMeant(article, command.content);
  if (!content.ok) return content;
  const publishedAt = command.publishedAt ?? statedAtInstant(frame.value.effectiveAt, context.zone);
  const updatedAt = command.updatedAt ?? undefined;
  if (updatedAt !== undefined && isUpdatedBeforePublished(updatedAt, publishedAt)) {
    return refuse(updatedBeforePublished(updatedAt, publishedAt));
  }
  const { authority, source } = originOf(article, undefined, context);
  const first = statusOf(article) === 'none' ? { authority } : {};
  const revision = revisionFor(article, content.value);
  const data = { revision, content: content.value, publishedAt, updatedAt, ...first };
  return decided([pend({ type: 'ArticlePublished', data }, { ...frame.value, source })], revision);
}

/** The embargo that forbids publishing at this time. */
export function embargoInForce(article: Article, at: DecideContext['now']): Embargo | undefined {
  const { embargo } = article;
  if (embargo === null) return undefined;
  return embargo.until === undefined || embargo.until > at ? embargo : undefined;
}

function update(article: Article, command: CommandOfType<'UpdateArticle'>, context: DecideContext): Decided {
  const { reasonCode = 'unknown', significance = 'material', note, notice } = command;
  if (reasonCode === 'error') return refuse({ code: 'mislabelled-correction' });
  const change = changeText(article, command, context);
  if (!change.ok) return change;
  const { frame, content, revision, updatedAt, changesText, changesTimes } = change.value;
  const isChange = changesText || changesTimes || notice !== undefined;
  if (!isChange) return unchanged(article.published?.text.change.revision);
  const data = { revision, content, updatedAt, significance, reasonCode, note, notice };
  return decided([pend({ type: 'ArticleUpdated', data }, frame)], revision);
}

function correct(
  article: Article,
  command: CommandOfType<'CorrectArticle'>,
  context: DecideContext,
): Decided {
  const { correction } = command;
  const { corrects } = correction;
  if (corrects !== undefined && (corrects < 1 || corrects > article.lastRevision)) {
    return refuse({ code: 'unknown-revision', revision: corrects });
  }
  const change = changeText(article, command, context);
  if (!change.ok) return change;
  const { frame, content, revision, updatedAt } = change.value;
  return decided(
    [pend({ type: 'ArticleCorrected', data: { revision, content, updatedAt, correction } }, frame)],
    revision,
  );
}

function restore(
  article: Article,
  command: CommandOfType<'RestoreRevision'>,
  context: DecideContext,
): Decided {
  const { revision: restoredFrom, note, notice } = command;
  const content = context.texts.get(restoredFrom);
  if (content === undefined) return refuse({ code: 'unknown-revision', revision: restoredFrom });
  if (content === null) return refuse({ code: 'text-not-observed', revision: restoredFrom });
  const revision = article.lastRevision + 1;
  const words = { restoredFrom, note, notice };
  if (article.published === null) {
    const isSame = article.draft?.hash.whole === hashContent(content).whole;
    if (isSame) return unchanged(article.draft.revision);
    return decided(
      [pend({ type: 'ArticleRestored', data: { revision, content, ...words } }, liveNow(context.now))],
      revision,
    );
  }
  const change = changeText(article, { content, updatedAt: command.updatedAt }, context);
  if (!change.ok) return change;
  const { frame, updatedAt, changesText, changesTimes } = change.value;
  const isChange = changesText || changesTimes || notice !== undefined;
  if (!isChange) return unchanged(article.published.text.change.revision);
  return decided(
    [pend({ type: 'ArticleRestored', data: { revision, content, updatedAt, ...words } }, frame)],
    revision,
  );
}
