import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import type { Grouping, ServerMessage } from './update-server.ts';

export type UpdateServer = {
  readonly port: number;
  /** Publishes a story for each connection, their ids beginning with the prefix. */
  publish(prefix: string): Promise<void>;
  stop(): void;
};

export type UpdateServerOptions = {
  /** Of the store; it must be there. */
  readonly directory: string;
  readonly grouping: Grouping;
  /** The library that is loaded before the C library. */
  readonly preload: string;
};

export async function startUpdateServer({
  directory,
  grouping,
  preload,
}: UpdateServerOptions): Promise<UpdateServer> {
  const child = fork(fileURLToPath(new URL('./update-server.js', import.meta.url)), [directory, grouping], {
    env: { ...process.env, LD_PRELOAD: preload },
  });
  const answer = async (): Promise<ServerMessage> => {
    const [message] = (await once(child, 'message')) as [ServerMessage];
    if (message.is === 'failed') throw new Error(`The server of the bench failed: ${message.why}`);
    return message;
  };
  const serving = await answer();
  return {
    port: 'port' in serving ? serving.port : 0,
    publish: async (prefix) => {
      child.send(prefix);
      await answer();
    },
    stop: () => child.kill(),
  };
}
