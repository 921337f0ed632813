import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** So that nobody's time holds the collection of another's garbage. */
export const collectGarbage = (): void => collect();
