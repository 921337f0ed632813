import type { PublicStatus } from './article.ts';
import type { PendingEvent, TypeAndData } from './decision.ts';
import { observedTiming, sightedEvent, type Sighting } from './sighting.ts';

const OBSERVED = 'observed at the source';

/** A published snapshot of a story that isn't published says that it is again. */
export function releaseEvents(sighting: Sighting, status: PublicStatus): readonly PendingEvent[] {
  if (sighting.snapshot.status !== 'published' || status === 'published') return [];
  const timing = observedTiming(sighting);
  const marked =
    status === 'retracted' ? { ...timing, anomalies: [{ code: 'text-after-retraction' } as const] } : timing;
  return [sightedEvent(sighting, { type: 'ArticleReleased', data: { reason: OBSERVED } }, marked)];
}

/** The event of a status that the story doesn't have yet. */
export function endEvents(sighting: Sighting, status: PublicStatus): readonly PendingEvent[] {
  const what = sighting.snapshot.status === status ? undefined : endOf(sighting);
  return what === undefined ? [] : [sightedEvent(sighting, what, observedTiming(sighting))];
}

function endOf({ snapshot: { status, notice, note: reason = OBSERVED } }: Sighting): TypeAndData | undefined {
  switch (status) {
    case 'published':
      return undefined;
    case 'withheld':
      return { type: 'ArticleWithheld', data: { reason, notice } };
    case 'retracted':
      return { type: 'ArticleRetracted', data: { reason, notice: notice ?? '' } };
    case 'gone':
      return { type: 'DisappearanceObserved', data: { notice } };
  }
}
