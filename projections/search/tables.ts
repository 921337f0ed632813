/** One row a revision whose text is known. `tokens` is what the full-text index holds. */
export type SearchTextRow = {
  readonly article_id: string;
  readonly revision: number;
  readonly tokens: string;
  /** 1: readers have seen this text, and no later reading replaced it. */
  readonly is_public: number;
};

/** What decides which of a story's texts may be found. */
export type SearchStoryRow = {
  readonly article_id: string;
  readonly status: string;
  /** 1: readers may find its public texts. */
  readonly is_open: number;
  readonly current_revision: number | null;
  readonly headline: string | null;
  /** When its public state began; empty: never public. */
  readonly effective_at: string;
  readonly draft_revision: number | null;
  readonly draft_headline: string | null;
  /** recordedAt of the last event. */
  readonly changed_at: string;
};

/** The row's own number in the database, given by it: what the full-text index refers to. */
type RowNumber = { readonly id: number };

export type SearchTables = {
  readonly search_texts: SearchTextRow & RowNumber;
  readonly search_stories: SearchStoryRow;
};
