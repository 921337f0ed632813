// A process of its own that sends requests over keep-alive connections, so that the server's process serves only.
import { connect } from 'node:net';

export type Load = {
  readonly port: number;
  readonly connections: number;
  /** On each connection, one after the other. */
  readonly requests: number;
  /** A whole request. `{connection}` and `{turn}` (from 1) stand for their numbers, `{padded}` for the turn in eight digits. */
  readonly template: string;
};

export type LoadResult = {
  readonly ms: number;
  /** Milliseconds from the first byte sent to the last received, sorted. */
  readonly latencies: readonly number[];
  /** How often each status came. */
  readonly statuses: Readonly<Record<string, number>>;
};

const HEAD_END = '\r\n\r\n';

/** Resolves with the status once a whole answer with a Content-Length (or without a body) has come. */
function openConnection(port: number): { ask(text: string): Promise<string>; end(): void } {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true });
  let received = Buffer.alloc(0);
  let settle: ((status: string) => void) | undefined;
  let fail: ((error: Error) => void) | undefined;
  socket.on('error', (error) => fail?.(error));
  socket.on('data', (chunk) => {
    received = received.length === 0 ? chunk : Buffer.concat([received, chunk]);
    const end = received.indexOf(HEAD_END);
    if (end === -1) return;
    const head = received.toString('latin1', 0, end);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0);
    if (received.length < end + HEAD_END.length + length) return;
    received = Buffer.alloc(0);
    settle?.(head.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
  });
  return {
    ask: (text) =>
      new Promise((resolve, reject) => {
        [settle, fail] = [resolve, reject];
        socket.write(text);
      }),
    end: () => socket.destroy(),
  };
}

async function run({ port, connections, requests, template }: Load): Promise<LoadResult> {
  const latencies: number[] = [];
  const statuses: Record<string, number> = {};
  const drive = async (number: number): Promise<void> => {
    const connection = openConnection(port);
    const own = template.replaceAll('{connection}', String(number));
    for (let turn = 1; turn <= requests; turn += 1) {
      const padded = String(turn).padStart(8, '0');
      const text = own.replaceAll('{turn}', String(turn)).replaceAll('{padded}', padded);
      const startedAt = performance.now();
      const status = await connection.ask(text);
      latencies.push(performance.now() - startedAt);
      statuses[status] = (statuses[status] ?? 0) + 1;
    }
    connection.end();
  };
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: connections }, (_, number) => drive(number)));
  return { ms: performance.now() - startedAt, latencies: latencies.sort((a, b) => a - b), statuses };
}

process.on('message', (load: Load) => {
  void run(load).then((result) => process.send?.(result));
});
