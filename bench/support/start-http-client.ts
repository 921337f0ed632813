import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Load, LoadResult } from './http-client.ts';

export type HttpClient = {
  /** Rejects when an answer has another status than this. */
  send(load: Load, status: string): Promise<LoadResult>;
  stop(): void;
};

export function startHttpClient(): HttpClient {
  const child = fork(fileURLToPath(new URL('./http-client.js', import.meta.url)));
  return {
    send: async (load, status) => {
      child.send(load);
      const [result] = (await once(child, 'message')) as [LoadResult];
      const others = Object.keys(result.statuses).filter((one) => one !== status);
      if (others.length > 0)
        throw new Error(`Answers were ${JSON.stringify(result.statuses)}, not all ${status}`);
      return result;
    },
    stop: () => child.kill(),
  };
}
