/**
 * One row a revision. The `saved_` columns tell the event that saved the number, the others the public act that shows it; both are one
 * event unless a draft was published as it was. A draft's row has `is_public` 0 and the columns of its public act empty.
 */
export type RevisionRow = {
  readonly article_id: string;
  readonly revision: number;
  readonly saved_type: string;
  readonly saved_event_id: string;
  /** Of the event that holds the revision's text, where it is read from. */
  readonly saved_stream_version: number | bigint | string;
  readonly saved_at: string;
  readonly saved_actor_kind: string;
  readonly saved_actor_id: string;
  readonly saved_by_kind: string;
  readonly saved_by_id: string;
  readonly saved_note: string | null;
  readonly saved_recording: string;
  readonly restored_from: number | null;
  /** ChangeSummary as JSON, against the revision numbered before. */
  readonly saved_summary: string;
  readonly is_public: number;
  readonly type: string | null;
  readonly event_id: string | null;
  readonly stream_version: number | bigint | string | null;
  /** Place among acts of one effectiveAt: of a text read anew, that of the act it stands for. */
  readonly act_version: number | bigint | string | null;
  readonly actor_kind: string | null;
  readonly actor_id: string | null;
  readonly recorded_by_kind: string | null;
  readonly recorded_by_id: string | null;
  readonly recorded_at: string | null;
  readonly recording: string | null;
  readonly effective_at: string | null;
  readonly effective_basis: string | null;
  readonly not_before: string | null;
  /** The times that the story showed with this text, EditorialTime as JSON. */
  readonly published_at: string | null;
  readonly updated_at: string | null;
  readonly significance: string | null;
  readonly reason_code: string | null;
  readonly note: string | null;
  readonly notice: string | null;
  readonly correction: string | null;
  readonly anomalies: string | null;
  readonly source: string | null;
  readonly extraction: string | null;
  /** 1: an older text, learned late. */
  readonly is_earlier: number;
  /** The revision that reads the same act anew. */
  readonly superseded_by: number | null;
  /** ChangeSummary as JSON, against the text before in public order. */
  readonly public_summary: string | null;
};

/** What all revisions of a story share. */
export type RevisionStoryRow = {
  readonly article_id: string;
  readonly status: string;
  /** The public revision in effect; null: readers saw nothing. */
  readonly current_revision: number | null;
  /** When readers first saw a text of it, as it is known now; null: they saw none. */
  readonly first_seen_at: string | null;
};

/**
 * What each revision's text takes from the one before it: blame is folded from these steps in public order, so that a text learned late
 * changes two rows and not all that follow it. BlameStep as JSON.
 */
export type RevisionBlameRow = {
  readonly article_id: string;
  readonly revision: number;
  /** Against the text before in public order; null: never public. */
  readonly public_step: string | null;
  /** Against the text saved before; only of drafts of a story that readers hadn't seen. */
  readonly saved_step: string | null;
  /** Of a draft saved later: the revision that was public then. */
  readonly base_revision: number | null;
};

export type RevisionTables = {
  readonly revisions: RevisionRow;
  readonly revision_stories: RevisionStoryRow;
  readonly revision_blame: RevisionBlameRow;
};
