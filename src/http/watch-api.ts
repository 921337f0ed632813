import type { ApiDependencies } from './dependencies.ts';

/** Registers the gauges that are read anew at each scrape. */
export function watchApi({ metrics, store, projector }: ApiDependencies): void {
  metrics.gauge('stet_events_stored', 'Events in the store.', async () => Number(await store.countEvents()));
  metrics.gauge('stet_last_position', 'The store’s last position.', async () =>
    Number(await store.lastPosition()),
  );
  metrics.gauge(
    'stet_projection_lag_positions',
    'Positions by which the read model is behind the store; they may have gaps.',
    async () => {
      const last = await store.lastPosition();
      // Where another process projects, only waiting asks how far it has come.
      const reached = (await projector.waitFor(last, 1)) ? last : await projector.position();
      return Math.max(0, Number(last - reached));
    },
  );
}
