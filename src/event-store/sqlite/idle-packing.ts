import type { Log } from '../../shared/log.ts';
import type { Packer } from './pack-contents.ts';

export type IdlePacking = {
  readonly noteAppend: () => void;
  /** Starts no more; resolves when the story in hand is packed. */
  stop(): Promise<void>;
};

/** The store counts as idle when nothing was appended for so long, in milliseconds. */
const IDLE_MS = 1_000;
/** So many appends are worth a run. Fewer wait, since each run makes the last pack of its stories anew. */
const WORTH_APPENDS = 200;

/**
 * Packs contents while nothing is appended: once after opening, for what earlier processes left, and then after every
 * 200 appends. It never keeps the process alive, and gives way to the next append.
 */
export function startIdlePacking(packer: Packer, log: Log): IdlePacking {
  let appends = WORTH_APPENDS;
  let lastAt = Date.now();
  let isStopped = false;
  let running: Promise<void> | undefined;

  const run = async (): Promise<void> => {
    const startedAt = lastAt;
    appends = 0;
    try {
      const isDone = await packer.pack(() => isStopped || lastAt !== startedAt);
      if (!isDone) appends = WORTH_APPENDS;
    } catch (error) {
      log.warn({ err: error }, 'Texts could not be packed; they stay as they are');
    }
    running = undefined;
  };

  const timer = setInterval(() => {
    const isDue = appends >= WORTH_APPENDS && Date.now() - lastAt >= IDLE_MS;
    if (isDue) running ??= run();
  }, IDLE_MS);
  timer.unref();

  return {
    noteAppend: () => {
      appends += 1;
      lastAt = Date.now();
    },
    stop: async () => {
      isStopped = true;
      clearInterval(timer);
      await running;
    },
  };
}
