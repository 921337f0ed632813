import type { Content } from '../../src/domain/article/content.ts';
import type { ArticleEvent, ArticleId } from '../../src/domain/article/events.ts';
import type { EventStore } from '../../src/event-store/event-store.ts';
import { aContentOf, anUpdate } from './an-event.ts';

export type StoriesToFill = {
  readonly stories: number;
  readonly revisions: number;
  /** Of one further story, spread over the whole time. */
  readonly longRevisions: number;
};

/** So many stories are worked on side by side. */
const DESK = 500;
const LONG_STORY = 'long' as ArticleId;

/** Each revision differs from the one before in its headline and its last sentence. */
function textOf(revision: number): Content {
  const content = aContentOf(400);
  const blocks = content.blocks.map((block) => ({
    ...block,
    text: `${block.text.slice(0, -30)} ${String(revision)} boats have passed.`,
  }));
  return { ...content, headline: `${content.headline}, take ${String(revision)}`, blocks };
}

function eventOf(articleId: ArticleId, revision: number): ArticleEvent {
  const event = anUpdate(articleId, revision, textOf(revision));
  if (revision > 1) return event;
  const { recordedAt: stated } = event;
  const publishedAt = { instant: stated, zone: 'UTC', precision: 'minute' as const, stated };
  return { ...event, type: 'ArticlePublished', data: { revision, content: textOf(revision), publishedAt } };
}

/** Appends events of about 1 KB each, desk by desk; within a desk the stories go by turns. Gives how many events it appended. */
export async function fillStories(
  store: Pick<EventStore, 'append'>,
  { stories, revisions, longRevisions }: StoriesToFill,
): Promise<number> {
  const desks = Math.ceil(stories / DESK);
  let long = 0;
  for (let desk = 0; desk < desks; desk += 1) {
    const ids = Array.from({ length: Math.min(DESK, stories - desk * DESK) }, (_, index) =>
      storyId(desk, index),
    );
    for (let revision = 1; revision <= revisions; revision += 1) {
      const turn = desk * revisions + revision;
      const due = Math.floor((longRevisions * turn) / (desks * revisions));
      const ofLong = Array.from({ length: due - long }, (_, index) => eventOf(LONG_STORY, long + index + 1));
      await Promise.all([
        ...ids.map((id) => store.append(id, [eventOf(id, revision)], BigInt(revision - 1))),
        ...(ofLong.length === 0 ? [] : [store.append(LONG_STORY, ofLong, BigInt(long))]),
      ]);
      long = due;
    }
  }
  return stories * revisions + longRevisions;
}

const storyId = (desk: number, index: number): ArticleId =>
  `story-${String(desk)}-${String(index)}` as ArticleId;
