import cliProgress from 'cli-progress';

import { tidyOnSignal } from './tidy-on-signal.ts';
import type { Output } from './terminal.ts';

/** Tells a person how far a long command is. Nothing is shown where nobody watches, nor in the first half second. */
export type Progress = {
  update(done: number, total: number): void;
  stop(): void;
};

const SHOW_AFTER_MS = 500;
/** Between two updates of the bar. The time left is reckoned from the last hundred of them: ten seconds. */
const UPDATE_AFTER_MS = 100;

/** `what` is a plural noun: "events", "files". */
export function startProgress(stream: NodeJS.WriteStream, output: Output, what: string): Progress {
  if (!output.isTerminal) return { update: () => undefined, stop: () => undefined };
  const startedAt = performance.now();
  const bar = new cliProgress.SingleBar(
    {
      stream,
      format: `{bar} {percentage}%  {value} of {total} ${what}  {eta_formatted} left`,
      etaBuffer: 100,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let isShown = false;
  let updatedAt = 0;
  let takeBack = (): void => undefined;
  return {
    update: (done, total) => {
      if (!isShown && performance.now() - startedAt < SHOW_AFTER_MS) return;
      if (!isShown) {
        bar.start(total, done);
        // The bar has hidden the cursor.
        takeBack = tidyOnSignal(() => {
          bar.stop();
        });
      }
      isShown = true;
      if (performance.now() - updatedAt < UPDATE_AFTER_MS) return;
      updatedAt = performance.now();
      bar.setTotal(total);
      bar.update(done);
    },
    stop: () => {
      if (isShown) bar.stop();
      takeBack();
    },
  };
}
