import { ARTICLE_EVENT_TYPES, type ArticleEventType } from '../domain/article/events.ts';
import { isPublicType } from '../domain/article/public-events.ts';
import { cloudTypeOf } from './cloud-event.ts';
import { createSchemaWriter, type JsonObject } from './schema-writer.ts';
import { cloudEventOut } from './schemas/cloud-event-out.ts';

/** AsyncAPI 3.0 of the events that subscribers get: one message a type, drawn from the types themselves. */
export function toAsyncApi(): JsonObject {
  const writer = createSchemaWriter();
  writer.write(cloudEventOut, 'output');
  const messages = Object.fromEntries(ARTICLE_EVENT_TYPES.map((type) => [type, toMessage(type)]));
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Stet',
      version: 'v1',
      description:
        'Events of stories as CloudEvents, in the order of recording. Read docs/http-api.md for positions and resuming.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/cloudevents-batch+json',
    channels: {
      events: {
        address: '/api/v1/events',
        title: 'Events from a position on',
        description:
          'Asked for: each answer is a batch, and the header Stet-Next-Position says where to go on.',
        messages: Object.fromEntries(
          ARTICLE_EVENT_TYPES.map((type) => [type, { $ref: `#/components/messages/${type}` }]),
        ),
      },
    },
    operations: {
      sendEvents: {
        action: 'send',
        channel: { $ref: '#/channels/events' },
        security: [{ $ref: '#/components/securitySchemes/token' }],
        bindings: { http: { method: 'GET', bindingVersion: '0.3.0' } },
      },
    },
    components: {
      messages,
      schemas: writer.named(),
      securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    },
  };
}

function toMessage(type: ArticleEventType): JsonObject {
  const name = cloudTypeOf(type);
  return {
    name,
    title: type,
    summary: isPublicType(type) ? 'Public' : 'Only with the grant `unpublished`',
    contentType: 'application/cloudevents+json',
    payload: {
      allOf: [
        { $ref: '#/components/schemas/CloudEvent' },
        { type: 'object', properties: { type: { const: name } } },
      ],
    },
  };
}
