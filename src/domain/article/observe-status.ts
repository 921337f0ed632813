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

/** The event of an end that the story hasn't come to yet. */
export function endEvents(sighting: Sighting, status: PublicStatus): readonly PendingEvent[] {
  const { snapshot } = sighting;
  if (snapshot.status === status || snapshot.status === 'published') return [];
  return [sightedEvent(sighting, eventOfStatus(sighting), observedTiming(sighting))];
}

/** The event by which a story comes to the snapshot's status. */
export function eventOfStatus({ snapshot }: Sighting): TypeAndData {
  const { status, notice, note: reason = OBSERVED } = snapshot;
  switch (status) {
    case 'published':
      return { type: 'ArticleReleased', data: { reason, notice } };
    case 'withheld':
      return { type: 'ArticleWithheld', data: { reason, notice } };
    case 'retracted':
      return { type: 'ArticleRetracted', data: { reason, notice: notice ?? '' } };
    case 'gone':
      return { type: 'DisappearanceObserved', data: { notice } };
  }
}
