import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

import type { EventStore } from '../event-store/event-store.ts';

/** The numbers that /metrics shows. */
export type Metrics = {
  observeRequest(
    labels: { readonly route: string; readonly method: string; readonly status: number },
    seconds: number,
  ): void;
  observeAppend(seconds: number): void;
  /** Asked anew at each scrape. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
  /** The text form of Prometheus, and its content type. */
  scrape(): Promise<{ readonly text: string; readonly contentType: string }>;
};

const SECONDS = [0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(): Metrics {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry, prefix: 'stet_' });
  const requests = new Histogram({
    name: 'stet_http_request_duration_seconds',
    help: 'Time from the request’s headers to the end of the answer.',
    labelNames: ['route', 'method', 'status'],
    buckets: SECONDS,
    registers,
  });
  const appends = new Histogram({
    name: 'stet_append_duration_seconds',
    help: 'Time of an append until it is durable.',
    buckets: SECONDS,
    registers,
  });
  return {
    observeRequest: (labels, seconds) => {
      requests.observe({ ...labels, status: String(labels.status) }, seconds);
    },
    observeAppend: (seconds) => {
      appends.observe(seconds);
    },
    gauge: (name, help, read) => {
      registerGauge(registry, { name, help }, read);
    },
    scrape: async () => ({ text: await registry.metrics(), contentType: registry.contentType }),
  };
}

function registerGauge(
  registry: Registry,
  named: { name: string; help: string },
  read: () => Promise<number>,
): void {
  const gauge = new Gauge({
    ...named,
    registers: [registry],
    collect: async () => {
      gauge.set(await read());
    },
  });
}

/** The same store, its appends timed. */
export const withAppendTimes = (store: EventStore, metrics: Metrics): EventStore => ({
  ...store,
  append: async (...append) => {
    const startedAt = performance.now();
    const result = await store.append(...append);
    metrics.observeAppend((performance.now() - startedAt) / 1000);
    return result;
  },
});
