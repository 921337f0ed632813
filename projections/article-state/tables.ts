/** What readers see of a story now. A story that was never public has no row. */
export type StoryRow = {
  readonly article_id: string;
  readonly status: string;
  readonly authority: string;
  readonly revision: number;
  /** JSON; null: not observed. Kept while the story is withheld: queries hide it from readers. */
  readonly content: string | null;
  readonly kind: string | null;
  readonly language: string | null;
  readonly headline: string | null;
  readonly section: string | null;
  /** EditorialTime as JSON. */
  readonly published_at: string | null;
  readonly updated_at: string | null;
  /** The instant of publishedAt; empty: unknown. */
  readonly published_sort: string;
  readonly effective_at: string;
  readonly effective_basis: string;
  readonly not_before: string | null;
  /** Of the story's last public event: saving a draft doesn't move them. */
  readonly stream_version: number | bigint | string;
  readonly changed_at: string;
};

/** What staff see besides: one row a story, drafts and plans in it. Never read for readers. */
export type StoryDeskRow = {
  readonly article_id: string;
  readonly status: string;
  readonly authority: string;
  readonly source_system: string | null;
  readonly stream_version: number | bigint | string;
  /** recordedAt of the last event. */
  readonly changed_at: string;
  /** Where the story stands in lists: when its draft was saved or its last public state began. */
  readonly sort_at: string;
  readonly published_sort: string;
  readonly last_revision: number;
  readonly draft_revision: number | null;
  readonly draft_content: string | null;
  readonly draft_kind: string | null;
  readonly draft_language: string | null;
  readonly draft_headline: string | null;
  readonly draft_section: string | null;
  readonly draft_saved_at: string | null;
  readonly draft_actor_kind: string | null;
  readonly draft_actor_id: string | null;
  readonly embargoed: number;
  readonly embargo_until: string | null;
};

/** `audience` readers: tags of the public text; staff: of the draft. */
export type StoryTagRow = { readonly article_id: string; readonly audience: string; readonly tag: string };

/** Words for readers, one row an act that has some. */
export type StoryNoticeRow = {
  readonly article_id: string;
  readonly stream_version: number | bigint | string;
  readonly type: string;
  readonly revision: number | null;
  readonly notice: string;
  readonly correction: string | null;
  readonly effective_at: string;
};

/** The pending publication of a story, at most one. */
export type ScheduleRow = {
  readonly article_id: string;
  readonly event_id: string;
  readonly act: string;
  readonly revision: number;
  readonly publish_at: string;
  readonly stream_version: number | bigint | string;
};

export type ArticleStateTables = {
  readonly stories: StoryRow;
  readonly story_desk: StoryDeskRow;
  readonly story_tags: StoryTagRow;
  readonly story_notices: StoryNoticeRow;
  readonly schedules: ScheduleRow;
};
