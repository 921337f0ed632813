import { z } from 'zod';

import { jsonAnswer, textAnswer } from '../answer.ts';
import { noBody, noParams, noQuery } from '../parse-input.ts';
import { problem } from '../problem.ts';
import { defineRoute, type Route } from '../route.ts';
import { json, problems } from '../schemas/answers.ts';

const nothing = { params: noParams, query: noQuery, body: noBody, bodyKind: 'none' } as const;

/** The read model may be so far behind and still serve. */
const READY_WITHIN_MS = 1_000;

/** What operators and their tools ask. */
export const operationRoutes: readonly Route[] = [
  defineRoute({
    ...nothing,
    name: 'getHealth',
    method: 'GET',
    path: '/healthz',
    family: 'Operations',
    summary: 'Whether the process lives',
    answers: [json(200, 'It does', z.strictObject({ status: z.literal('ok') }))],
    handle: async () => jsonAnswer({ status: 'ok' }),
  }),
  defineRoute({
    ...nothing,
    name: 'getReadiness',
    method: 'GET',
    path: '/readyz',
    family: 'Operations',
    summary: 'Whether it can serve: the event store answers and the read model is up with it',
    answers: [json(200, 'It can', z.strictObject({ status: z.literal('ready') })), ...problems(503)],
    handle: async ({ api }) => {
      const last = await api.store.lastPosition().catch((cause: unknown) => {
        api.log.error({ cause: String(cause) }, 'The event store does not answer');
        throw problem('not-ready', 'The event store does not answer.');
      });
      const isUpToDate = await api.projector.waitFor(last, READY_WITHIN_MS);
      if (!isUpToDate)
        throw problem('not-ready', 'The read model is behind the event store; the metrics tell by how much.');
      return jsonAnswer({ status: 'ready' });
    },
  }),
  defineRoute({
    ...nothing,
    name: 'getMetrics',
    method: 'GET',
    path: '/metrics',
    family: 'Operations',
    summary: 'Numbers for Prometheus',
    description: 'Also without a token, from the machine itself.',
    answers: [
      { status: 200, description: 'The text form of Prometheus', content: { 'text/plain': z.string() } },
    ],
    handle: async ({ api }) => {
      const { text, contentType } = await api.metrics.scrape();
      return textAnswer(text, contentType);
    },
  }),
];
