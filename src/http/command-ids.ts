import { keyedCommandIds, newCommandIds, type CommandIds } from '../application/command-ids.ts';
import { badInput } from './problem.ts';

type Keyed = {
  readonly tokenId: string;
  /** Method and path with its parameters filled in. */
  readonly route: string;
  readonly idempotencyKey: string | undefined;
  readonly body: unknown;
};

/** The ids of a request's command: new, or fixed by its Idempotency-Key. */
export const commandIds = ({ idempotencyKey, ...request }: Keyed): CommandIds =>
  idempotencyKey === undefined
    ? newCommandIds()
    : keyedCommandIds({ ...request, key: readKey(idempotencyKey) });

/** The key bare, or in quotes as draft-ietf-httpapi-idempotency-key-header has it: both name the same key. */
function readKey(header: string): string {
  const key = /^"(.*)"$/.exec(header)?.[1] ?? header;
  if (/^[\x21-\x7e]{1,255}$/.test(key)) return key;
  throw badInput([
    {
      path: 'header.Idempotency-Key',
      message: 'must be 1 to 255 visible ASCII characters, for example a UUID',
    },
  ]);
}
