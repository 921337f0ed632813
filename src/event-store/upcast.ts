/** Any event as its stored JSON had it, with its parts put back. */
export type OldEvent = Readonly<Record<string, unknown>>;

/** Reads one type's old shape as the next newer one. Pure, total for every event ever stored in that shape, never removed. */
export type Upcaster = {
  readonly type: string;
  readonly fromVersion: number;
  /** Gives the event with a higher schemaVersion, or with another type. */
  readonly upcast: (event: OldEvent) => OldEvent;
};

/** Applies upcasters until none fits. */
export function upcast(event: OldEvent, upcasters: readonly Upcaster[]): OldEvent {
  let current = event;
  // Each upcaster applies at most once, so that a wrong one can't loop for ever.
  for (const _ of upcasters) {
    const next = upcasters.find(
      ({ type, fromVersion }) => type === current['type'] && fromVersion === current['schemaVersion'],
    );
    if (next === undefined) return current;
    current = next.upcast(current);
  }
  return current;
}
