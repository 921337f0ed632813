import { spawn } from 'node:child_process';

import type { ArticleId, EventId } from '../../src/domain/article/events.ts';
import { anEvent } from './event-builders.ts';

export type WorkerOptions = {
  readonly dataDir: string;
  /** Appended to side by side. */
  readonly stories: readonly string[];
  /** Acknowledged appends a story, after which the worker ends. */
  readonly appends: number;
  readonly eventsEach: number;
};

/** An append that the worker was told to be stored. */
export type Acknowledged = {
  readonly articleId: ArticleId;
  readonly streamVersion: bigint;
  readonly eventIds: readonly EventId[];
};

export type Worker = {
  /** All acknowledged appends, once the process has ended; rejects where it failed by itself. */
  readonly ended: Promise<readonly Acknowledged[]>;
  /** Ends the process by SIGKILL as soon as it has printed so many acknowledgements. */
  killAfter(acknowledged: number): void;
};

/** Starts tests/support/append-worker.mjs on the built program. */
export function startAppendWorker(options: WorkerOptions): Worker {
  const given = JSON.stringify({ ...options, template: anEvent('ArticleUpdated') });
  const child = spawn(process.execPath, ['tests/support/append-worker.mjs', given], { stdio: 'pipe' });
  let output = '';
  let faults = '';
  let limit = Infinity;
  const killIfDue = (): void => {
    if (output.split('\n').length > limit) child.kill('SIGKILL');
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    killIfDue();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => (faults += text));
  const ended = new Promise<readonly Acknowledged[]>((resolve, reject) => {
    child.once('close', (code, signal) => {
      if (code === 0 || signal === 'SIGKILL') resolve(toAcknowledged(output));
      else reject(new Error(`The worker ended with ${String(code)}: ${faults}`));
    });
  });
  return {
    ended,
    killAfter: (acknowledged) => {
      limit = acknowledged;
      killIfDue();
    },
  };
}

/** The last line may be cut off by the kill: only whole lines count. */
const toAcknowledged = (output: string): readonly Acknowledged[] =>
  output
    .slice(0, output.lastIndexOf('\n') + 1)
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [articleId = '', version = '', ids = ''] = line.split(' ');
      return {
        articleId: articleId as ArticleId,
        streamVersion: BigInt(version),
        eventIds: ids.split(',') as EventId[],
      };
    });
