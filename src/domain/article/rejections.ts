import type { Instant } from '../../shared/clock.ts';
import type { ArticleStatus } from './article.ts';
import type { ArticleCommandType } from './commands.ts';

/** Why a live command was refused: a stable code that says what is wrong, with the values to name. Observations are never refused. */
export type Rejection =
  | { readonly code: 'article-not-found' }
  | { readonly code: 'article-exists' }
  /** The story's status doesn't allow the command. */
  | {
      readonly code: 'wrong-status';
      readonly command: ArticleCommandType;
      readonly status: ArticleStatus;
      readonly allowed: readonly ArticleStatus[];
    }
  | { readonly code: 'article-retracted'; readonly command: ArticleCommandType }
  | { readonly code: 'source-owned'; readonly command: ArticleCommandType }
  | { readonly code: 'no-draft' }
  | { readonly code: 'content-too-large'; readonly bytes: number }
  | { readonly code: 'mislabelled-correction' }
  | { readonly code: 'under-embargo'; readonly until?: Instant | undefined }
  | { readonly code: 'no-embargo' }
  | { readonly code: 'already-scheduled'; readonly publishAt: Instant }
  | { readonly code: 'not-scheduled' }
  | { readonly code: 'schedule-in-past'; readonly publishAt: Instant }
  | { readonly code: 'effective-in-future'; readonly effectiveAt: Instant }
  | {
      readonly code: 'effective-before-publication';
      readonly effectiveAt: Instant;
      readonly publishedAt: Instant;
    }
  | { readonly code: 'updated-before-published'; readonly updatedAt: Instant; readonly publishedAt: Instant }
  | { readonly code: 'nothing-to-amend' }
  | { readonly code: 'unknown-revision'; readonly revision: number }
  | { readonly code: 'text-not-observed'; readonly revision: number }
  | { readonly code: 'unknown-event'; readonly eventId: string };
