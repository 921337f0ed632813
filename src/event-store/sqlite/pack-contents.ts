import type { Database } from '../../sqlite/open-database.ts';
import type { GroupCommit } from './group-commit.ts';
import { createRepackSource, prepareRepack, type Repack, type Unpacked } from './repack.ts';

export type Packer = {
  /**
   * Packs every content that has a row of its own. `shouldStop` is asked between two stories; when it says yes the rest is left
   * to the next run, as it is where the process is killed. Resolves with whether nothing was left.
   */
  pack(shouldStop: () => boolean): Promise<boolean>;
};

/** So many positions are looked at in one step, whose stories are then packed one by one. */
const WINDOW = 5_000;

/**
 * Moves contents from rows of their own into packs, a story at a time. Packs are made outside of any transaction; the
 * one that stores them looks first whether everything still is as it was read, so that after another process's packing,
 * or an erasure, in between it leaves the story alone.
 */
export function createPacker(database: Database, commit: Pick<GroupCommit, 'write'>): Packer {
  const toThin = database.prepare<[], number>('SELECT pack FROM packs_to_thin').pluck();
  const nextWindow = prepareWindows(database);
  const source = createRepackSource(database);
  const repack = prepareRepack(database);
  /** All contents up to here are packed. */
  let done = 0;

  const store = async (one: Repack | undefined): Promise<void> => {
    if (one === undefined) return;
    const bytes = one.packs.reduce((sum, pack) => sum + pack.bytes.length, 0);
    await commit.write(() => repack(one), bytes);
  };

  const thin = async (shouldStop: () => boolean): Promise<boolean> => {
    for (const id of toThin.all()) {
      if (shouldStop()) return false;
      await store(source.thinned(id));
    }
    return true;
  };

  return {
    pack: async (shouldStop) => {
      if (!(await thin(shouldStop))) return false;
      for (let window = nextWindow(done); window !== undefined; window = nextWindow(done)) {
        for (const story of byStory(window.unpacked)) {
          if (shouldStop()) return false;
          await store(source.ofStory(story));
        }
        done = window.end;
      }
      return true;
    },
  };
}

type Window = { readonly unpacked: readonly Unpacked[]; readonly end: number };

/** The next positions with contents; undefined: there are no more. */
function prepareWindows(database: Database): (after: number) => Window | undefined {
  const first = database
    .prepare<[number], number | null>('SELECT min(global_position) FROM contents WHERE global_position > ?')
    .pluck();
  const last = database.prepare<[], number | null>('SELECT max(global_position) FROM events').pluck();
  const within = database.prepare<[number, number], Unpacked>(
    `SELECT c.global_position AS position, e.article_id AS articleId, e.stream_version AS version
     FROM contents c JOIN events e ON e.global_position = c.global_position
     WHERE c.global_position BETWEEN ? AND ?
     ORDER BY c.global_position`,
  );
  return (after) => {
    // Before the look: what is stored after it comes in a later window.
    const stored = last.get() ?? 0;
    const start = first.get(after) ?? undefined;
    if (start === undefined || start > stored) return undefined;
    const end = Math.min(start + WINDOW, stored);
    return { unpacked: within.all(start, end), end };
  };
}

function byStory(unpacked: readonly Unpacked[]): Iterable<readonly Unpacked[]> {
  const stories = new Map<string, Unpacked[]>();
  for (const one of unpacked) {
    const story = stories.get(one.articleId);
    if (story === undefined) stories.set(one.articleId, [one]);
    else story.push(one);
  }
  return stories.values();
}
