import type { BlockKind, RelatedLink } from '../../domain/article/content.ts';
import type { LabelledTime } from '../page-text/read-time-line.ts';

/** What is known of a story before its blocks are read. */
export type StoryWords = {
  readonly headline: string | undefined;
  readonly summary: string | undefined;
  readonly kind: 'article' | 'liveblog' | 'gallery' | 'video';
};

/** What one visible block of a page is. */
export type BlockReading =
  | { readonly as: 'block'; readonly kind: BlockKind }
  | { readonly as: 'headline' }
  | { readonly as: 'summary' }
  | { readonly as: 'times'; readonly times: readonly LabelledTime[]; readonly bylines: readonly string[] }
  | { readonly as: 'byline'; readonly names: readonly string[] }
  | { readonly as: 'related'; readonly links: readonly RelatedLink[] }
  /** The time of an entry of a live blog, kept as the entry's attribute. */
  | { readonly as: 'at' }
  | { readonly as: 'left-out'; readonly why: string };
