import type { Upcaster } from '../../src/event-store/upcast.ts';

/** Every upcaster ever written, one a file, named like `article-published-v1-to-v2.ts`. Append only. */
export const UPCASTERS: readonly Upcaster[] = [];
