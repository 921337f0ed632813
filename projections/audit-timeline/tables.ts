/** One row an event. What readers may see of it: `is_public` rows, and of them the columns that `queries.ts` names for readers. */
export type TimelineRow = {
  readonly article_id: string;
  readonly stream_version: number | bigint | string;
  readonly global_position: number | bigint | string;
  readonly event_id: string;
  readonly type: string;
  readonly revision: number | null;
  readonly actor_kind: string;
  readonly actor_id: string;
  /** Staff only. The one trace of the person part in a read model, for the audit's filter; a rebuild after an erasure clears it. */
  readonly actor_ip: string | null;
  readonly recorded_by_kind: string;
  readonly recorded_by_id: string;
  readonly recorded_at: string;
  /** As corrected since, if it was. */
  readonly effective_at: string;
  readonly effective_basis: string;
  readonly not_before: string | null;
  readonly observed_at: string | null;
  /** The event that corrected the time of effect; null: none. */
  readonly effective_corrected_by: string | null;
  readonly recording: string;
  /** Source as JSON. */
  readonly source: string | null;
  readonly reason: string | null;
  readonly reason_code: string | null;
  readonly significance: string | null;
  readonly note: string | null;
  readonly notice: string | null;
  readonly sentence: string;
  readonly readers_sentence: string | null;
  readonly is_public: number;
  /** `yes`, `no`, `undetermined`; null: the question doesn't arise. */
  readonly silent: string | null;
  readonly back_dated: number;
  /** What the event recorded, JSON. */
  readonly anomalies: string | null;
  /** 1: the update is stated before the publication, as the acts now stand. */
  readonly updated_before_published: number;
  /** Every anomaly's code, with a comma before, between and after; empty: none recorded. */
  readonly anomaly_codes: string;
  /** Lower-case text that the audit's `q` looks in. */
  readonly haystack: string;
};

/** A field that an act changed: one row each. Staff only, since drafts count. */
export type TimelineFieldRow = {
  readonly global_position: number | bigint | string;
  readonly field: string;
};

export type TimelineTables = {
  readonly timeline: TimelineRow;
  readonly timeline_fields: TimelineFieldRow;
};
