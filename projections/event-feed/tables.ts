/** One row an event, in global order: what subscribers are told, without any text. */
export type EventFeedRow = {
  readonly global_position: number | bigint | string;
  readonly event_id: string;
  readonly article_id: string;
  readonly stream_version: number | bigint | string;
  readonly type: string;
  readonly revision: number | null;
  readonly recorded_at: string;
  readonly effective_at: string;
  readonly effective_basis: string;
  readonly recording: string;
  readonly is_public: number;
  /** Count of the story's public events up to this one, from 1; null: not public. */
  readonly sequence: number | bigint | string | null;
  /** 1: the act was what readers saw right after it was recorded; 0: an earlier one learned late, or no public act. */
  readonly is_current: number;
  /** Names of the content's fields that differ from the public text before, JSON; null: none, or not known. */
  readonly fields_changed: string | null;
  /** EditorialTime as JSON, as the event states it. */
  readonly published_at: string | null;
  readonly updated_at: string | null;
  readonly notice: string | null;
  readonly restored_from: number | null;
  readonly corrects: number | null;
  readonly source_system: string | null;
};

export type EventFeedTables = { readonly event_feed: EventFeedRow };
