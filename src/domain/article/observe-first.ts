import type { Content } from './content.ts';
import { decided, type Decided, type PendingEvent } from './decision.ts';
import type { EditorialTime } from './editorial-time.ts';
import { endEvents } from './observe-status.ts';
import { observedTiming, sightedEvent, statedTiming, type Sighting, type Timing } from './sighting.ts';

/** The first snapshot of a story that readers could see. */
export function firstSnapshot(sighting: Sighting): Decided {
  const events = [...publication(sighting), ...endEvents(sighting, 'published')];
  const { lastRevision } = sighting.article;
  return decided(events, lastRevision + (events[1]?.type === 'ArticleUpdated' ? 2 : 1));
}

function publication(sighting: Sighting): readonly PendingEvent[] {
  const { content, publishedAt, updatedAt } = sighting.snapshot;
  if (content === undefined) return [published(sighting, { content: null, updatedAt: undefined })];
  const provesTwoActs =
    publishedAt !== undefined && updatedAt !== undefined && updatedAt.instant > publishedAt.instant;
  if (!provesTwoActs) return [published(sighting, { content, updatedAt })];
  // The page shows one text and states two acts: the first text is gone.
  return [
    published(sighting, { content: null, updatedAt: undefined }),
    updated(sighting, { content, updatedAt }),
  ];
}

type Shown = { readonly content: Content | null; readonly updatedAt: EditorialTime | undefined };

function published(sighting: Sighting, { content, updatedAt }: Shown): PendingEvent {
  const { article, snapshot } = sighting;
  const { publishedAt, notice, note } = snapshot;
  const data = {
    revision: article.lastRevision + 1,
    content,
    publishedAt: publishedAt ?? null,
    updatedAt,
    ...(article.streamVersion === 0n ? { authority: 'source' as const } : {}),
    ...(content === null ? {} : { notice, note }),
  };
  return sightedEvent(sighting, { type: 'ArticlePublished', data }, publicationTiming(sighting, updatedAt));
}

function publicationTiming(sighting: Sighting, updatedAt: EditorialTime | undefined): Timing {
  const { publishedAt } = sighting.snapshot;
  if (publishedAt === undefined) {
    return updatedAt === undefined
      ? observedTiming(sighting)
      : statedTiming(sighting, updatedAt, { field: 'updatedAt' });
  }
  const timing = statedTiming(sighting, publishedAt, { field: 'publishedAt' });
  const isDisordered = updatedAt !== undefined && updatedAt.instant < publishedAt.instant;
  if (!isDisordered) return timing;
  return {
    ...timing,
    anomalies: [...timing.anomalies, { code: 'updated-before-published', field: 'updatedAt' }],
  };
}

function updated(
  sighting: Sighting,
  { content, updatedAt }: { readonly content: Content; readonly updatedAt: EditorialTime },
): PendingEvent {
  const { article, snapshot } = sighting;
  const data = {
    revision: article.lastRevision + 2,
    content,
    updatedAt,
    significance: 'material',
    reasonCode: 'unknown',
    notice: snapshot.notice,
    note: snapshot.note,
  } as const;
  const timing = statedTiming(sighting, updatedAt, { field: 'updatedAt' });
  return sightedEvent(sighting, { type: 'ArticleUpdated', data }, timing);
}
