import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options: { readonly type: 'minor' }) => void;

/**
 * So that nobody's time holds the collection of another's fresh garbage. The young generation only: a full collection
 * also throws away compiled code, and who has more of it then pays for compiling.
 */
export const collectGarbage = (): void => collect({ type: 'minor' });
