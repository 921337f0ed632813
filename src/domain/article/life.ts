import type { Article, ArticleStatus } from './article.ts';
import type { ArticleCommandType } from './commands.ts';
import type { Rejection } from './rejections.ts';

const PUBLIC: readonly ArticleStatus[] = ['published', 'withheld', 'retracted', 'gone'];
const EXISTING: readonly ArticleStatus[] = ['draft', ...PUBLIC];

export type LiveCommandType = Exclude<ArticleCommandType, 'RecordObservation'>;

/** In which status a story takes which live command: the arrows of the life of a story. */
const ALLOWED: Readonly<Record<LiveCommandType, readonly ArticleStatus[]>> = {
  DraftArticle: ['none'],
  SaveDraft: ['draft', 'published', 'withheld', 'gone'],
  PublishArticle: ['none', 'draft'],
  UpdateArticle: ['published'],
  CorrectArticle: ['published'],
  RestoreRevision: ['draft', 'published'],
  WithholdArticle: ['published'],
  ReleaseArticle: ['withheld', 'gone'],
  RetractArticle: ['published'],
  AmendTimes: ['published', 'withheld'],
  CorrectEffectiveTime: PUBLIC,
  SetEmbargo: ['draft'],
  LiftEmbargo: EXISTING,
  SchedulePublication: ['draft', 'published'],
  UnschedulePublication: EXISTING,
  FireSchedule: EXISTING,
  AddNote: EXISTING,
};

/** Commands that a source's own story takes from anybody who may give them: they say nothing in the source's name. */
const TAKEN_ON_SOURCE_STORIES: readonly LiveCommandType[] = [
  'AddNote',
  'CorrectEffectiveTime',
  'FireSchedule',
];

/** What the life of a story is judged by. */
export type Standing = Pick<Article, 'authority' | 'sourceSystem'> & { readonly status: ArticleStatus };

/**
 * Why a story takes no such command, whatever it holds; undefined: it may. `sourceSystem`: the source that the caller's
 * token speaks for.
 */
export function refusalByLife(
  { status, ...story }: Standing,
  command: LiveCommandType,
  sourceSystem: string | undefined,
): Rejection | undefined {
  const allowed = ALLOWED[command];
  if (status === 'none' && !allowed.includes('none')) return { code: 'article-not-found' };
  if (command === 'DraftArticle' && status !== 'none') return { code: 'article-exists' };
  if (isSourceOwned(story, command, sourceSystem)) return { code: 'source-owned', command };
  if (allowed.includes(status)) return undefined;
  if (status === 'retracted') return { code: 'article-retracted', command };
  return { code: 'wrong-status', command, status, allowed };
}

const isSourceOwned = (
  story: Omit<Standing, 'status'>,
  command: LiveCommandType,
  sourceSystem: string | undefined,
): boolean =>
  story.authority === 'source' &&
  !TAKEN_ON_SOURCE_STORIES.includes(command) &&
  (sourceSystem === undefined || sourceSystem !== story.sourceSystem);
