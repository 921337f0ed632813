import type { EventStore } from '../event-store/event-store.ts';
import { initialArticle, type Article, type PublicTextChange } from '../domain/article/article.ts';
import type { Content } from '../domain/article/content.ts';
import { evolve } from '../domain/article/evolve.ts';
import type { ArticleId, StoredEvent } from '../domain/article/events.ts';
import { createChangeFold } from './fold-changes.ts';
import { loadContent } from './load-content.ts';
import type { LruBounds } from './lru.ts';
import { findNeighbourTexts } from './neighbour-texts.ts';
import type { ActText, Projection, ProjectionInput, RowChange } from './projection.ts';
import { createStoryStates, type StoryState } from './story-states.ts';

export type EventProjectionOptions = {
  readonly store: Pick<EventStore, 'readStream'>;
  readonly projections: readonly Projection[];
  /** The durable state of a story; undefined: none was stored. */
  readonly loadState: (articleId: ArticleId) => Promise<Article | undefined>;
  /** Bounds of the states remembered between batches. */
  readonly memory: LruBounds;
};

/** An event that couldn't be projected. */
export class ProjectionError extends Error {
  readonly position: bigint;
  constructor(event: StoredEvent, cause: unknown) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(
      `${event.type} at position ${String(event.globalPosition)} (story ${event.articleId}, ` +
        `version ${String(event.streamVersion)}) can't be projected: ${why}`,
      { cause },
    );
    this.name = 'ProjectionError';
    this.position = event.globalPosition;
  }
}

export type EventProjection = {
  /**
   * Projects events in order, at least one and as many as take `budgetMs` (default: all), and gives how many; what it makes is kept
   * until taken. Rejects with a ProjectionError at the first event that can't be projected: `forget` then.
   */
  project(events: readonly StoredEvent[], budgetMs?: number): Promise<number>;
  /** The rows made since the last take, at most one change a row where possible. */
  takeChanges(): RowChange[];
  /** The same, without the rows that each event of a story changes anew: `takeChanges` gives them once for many events. */
  takeSettled(): RowChange[];
  /** The states of the stories touched since the last take, each once. */
  takeStates(): RowChange[];
  /** Forgets everything: what was taken didn't take effect, or others have changed the tables. */
  forget(): void;
  /** Letters of text taken in since states were last taken: a measure of what is held back. */
  heldBack(): number;
};

/** The state doesn't stand right before the event: something else has projected the story, or the tables are damaged. */
class OutOfStepError extends Error {
  constructor(event: StoredEvent, stateVersion: bigint) {
    super(
      `Story ${event.articleId} stands at version ${String(stateVersion)} in the read model, ` +
        `but the next event is version ${String(event.streamVersion)}; run \`stet rebuild\` if this persists`,
    );
    this.name = 'OutOfStepError';
  }
}

type Step = Pick<ProjectionInput, 'before' | 'event' | 'after'>;

const NO_TEXTS: ReadonlyMap<bigint, ActText> = new Map();

/** Runs projections over events. One call of `project` at a time. */
export function createEventProjection(options: EventProjectionOptions): EventProjection {
  const { store, projections } = options;
  const fold = createChangeFold(projections.flatMap(({ tables }) => tables));
  const states = createStoryStates(options.memory);

  const load = async ({ articleId }: StoredEvent): Promise<StoryState> => {
    const stored = await options.loadState(articleId);
    return { stored, article: stored ?? initialArticle(articleId) };
  };
  const projectOne = (input: ProjectionInput): void => {
    const made = projections.map((projection) => projection.project(input));
    for (const changes of made) for (const change of changes) fold.add(change);
  };

  return {
    async project(events, budgetMs = Infinity) {
      const endsAt = performance.now() + budgetMs;
      let count = 0;
      for (const event of events) {
        try {
          // Nearly every event finds all it needs here: then nothing waits, and no promise is made.
          const { stored, article: before } = states.recall(event) ?? (await load(event));
          const evolved = evolveInStep(before, event);
          const after = isElsewhere(evolved) ? await withPublishedText(store, evolved) : evolved;
          const step = { before, event, after };
          const wanted = findNeighbourTexts(before, event, after);
          const texts = wanted.length === 0 ? NO_TEXTS : await loadTexts(store, wanted, step);
          projectOne({ ...step, texts });
          states.touch({ stored, article: after }, lettersOf(event));
        } catch (error) {
          throw new ProjectionError(event, error);
        }
        count += 1;
        if (performance.now() >= endsAt) break;
      }
      return count;
    },
    takeChanges: fold.take,
    takeSettled: fold.takeAllButStories,
    takeStates: states.take,
    forget() {
      fold.take();
      states.forget();
    },
    heldBack: states.letters,
  };
}

function evolveInStep(before: Article, event: StoredEvent): Article {
  if (before.streamVersion !== event.streamVersion - 1n)
    throw new OutOfStepError(event, before.streamVersion);
  return evolve(before, event);
}

const isElsewhere = ({ published }: Article): boolean => published?.content.state === 'elsewhere';

async function withPublishedText(store: Pick<EventStore, 'readStream'>, article: Article): Promise<Article> {
  const { published, articleId } = article;
  if (published === null) return article;
  const content = await loadContent(store, { articleId, heldBy: published.text.change.heldBy });
  return {
    ...article,
    published: {
      ...published,
      content: content === null ? { state: 'unobserved' } : { state: 'held', content },
    },
  };
}

async function loadTexts(
  store: Pick<EventStore, 'readStream'>,
  wanted: readonly PublicTextChange[],
  step: Step,
): Promise<ReadonlyMap<bigint, ActText>> {
  const { articleId } = step.event;
  const texts = new Map<bigint, ActText>();
  for (const change of wanted) {
    const { heldBy, revision } = change;
    const held = findHeld(change, step);
    const content = held === undefined ? await loadContent(store, { articleId, heldBy }) : held;
    texts.set(heldBy, { streamVersion: heldBy, revision, content });
  }
  return texts;
}

/** undefined: only the store holds it. */
function findHeld(
  { heldBy, hash }: PublicTextChange,
  { before, event, after }: Step,
): Content | null | undefined {
  if (hash === null) return null;
  if (heldBy === event.streamVersion && 'content' in event.data) return event.data.content;
  for (const { published } of [before, after]) {
    if (published?.text.change.heldBy !== heldBy || published.content.state !== 'held') continue;
    return published.content.content;
  }
  return undefined;
}

/** Headlines and block texts stand for the whole. */
function lettersOf({ data }: StoredEvent): number {
  if (!('content' in data) || data.content === null) return 0;
  return data.content.blocks.reduce((sum, { text }) => sum + text.length, data.content.headline.length);
}
