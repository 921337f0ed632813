import { SESSION_COOKIE } from '../access/session-cookie.ts';
import {
  createSchemaWriter,
  type JsonObject,
  type ObjectSchema,
  type SchemaWriter,
} from './schema-writer.ts';
import { problemOut } from './schemas/answers.ts';
import { accessOf } from './route-roles.ts';
import type { AnswerDoc, Route } from './route.ts';

/** OpenAPI 3.1 of the routes that are served: generated from the same array, so it can't say anything else. */
export function toOpenApi(routes: readonly Route[]): JsonObject {
  const writer = createSchemaWriter();
  const writing = { writer, shared: new Map<string, JsonObject>() };
  const described = routes.filter((route) => route.family !== 'Documentation');
  const paths: Record<string, JsonObject> = {};
  for (const route of described) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: toOperation(route, writing) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Stet',
      version: 'v1',
      description:
        'Keeps the whole editorial history of news stories. Read docs/http-api.md for the rules that hold for every route.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    tags: [...new Set(described.map((route) => route.family))].map((name) => ({ name })),
    paths,
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'An API token; `stet token create` makes one.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: SESSION_COOKIE,
          description: 'The sign-in to the pages, for reading alone.',
        },
      },
      schemas: writer.named(),
      responses: Object.fromEntries([...writing.shared].sort(([a], [b]) => (a < b ? -1 : 1))),
    },
  };
}

type Writing = {
  readonly writer: SchemaWriter;
  /** Answers that many routes give, by name. */ readonly shared: Map<string, JsonObject>;
};

function toOperation(route: Route, writing: Writing): JsonObject {
  const { writer } = writing;
  const access = accessOf(route.name);
  return {
    operationId: route.name,
    tags: [route.family],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    ...(access === 'open' ? { security: [] } : { ...securityOf(route), 'x-roles': access.roles }),
    parameters: [
      ...toParameters(writer.parameters(route.params), 'path'),
      ...toParameters(writer.parameters(route.query), 'query'),
      ...headerParameters(route),
    ],
    ...requestBodyOf(route, writer),
    responses: toResponses(route, writing),
  };
}

/** What only reads takes a sign-in's cookie too. */
const securityOf = ({ method }: Route): JsonObject =>
  method === 'GET' ? { security: [{ token: [] }, { session: [] }] } : {};

function toParameters({ properties, required }: ObjectSchema, place: 'path' | 'query'): JsonObject[] {
  return Object.entries(properties ?? {}).map(([name, { description, ...property }]) => ({
    name,
    in: place,
    required: place === 'path' || (required ?? []).includes(name),
    ...(description === undefined ? {} : { description }),
    schema: property,
  }));
}

const header = (name: string, description: string, required: 'required' | 'optional'): JsonObject => ({
  name,
  in: 'header',
  required: required === 'required',
  description,
  schema: { type: 'string' },
});

function headerParameters(route: Route): JsonObject[] {
  if (route.method === 'GET')
    return [header('If-None-Match', 'An ETag that the client holds: 304 if nothing changed.', 'optional')];
  const acting = [
    header(
      'Stet-Actor',
      'Who did the act: `user:ID` or `service:ID`, percent-encoded. Needs the grant `on-behalf`; absent: the token.',
      'optional',
    ),
    header('Stet-Actor-Name', 'The actor’s name, percent-encoded UTF-8.', 'optional'),
    header(
      'Prefer',
      '`respond-async`: answer when the event is durable, without waiting for the read model.',
      'optional',
    ),
  ];
  const ifMatch = header('If-Match', 'The ETag of the story as it was read, or `*`.', 'required');
  const key = header(
    'Idempotency-Key',
    'A retry with the same key and body records nothing twice.',
    'optional',
  );
  if (route.bodyKind === 'ndjson') return [];
  return [
    ...(route.needsIfMatch === true ? [ifMatch] : []),
    ...(route.method === 'POST' ? [key] : []),
    ...acting,
  ];
}

function requestBodyOf(route: Route, writer: SchemaWriter): JsonObject {
  if (route.bodyKind === 'none' || route.body === undefined) return {};
  const mediaType = route.bodyKind === 'ndjson' ? 'application/x-ndjson' : 'application/json';
  const schema = writer.write(route.line ?? route.body, 'input');
  return { requestBody: { required: true, content: { [mediaType]: { schema } } } };
}

const EVERYWHERE: readonly (readonly [number, string])[] = [
  [400, 'What was sent is not as the route takes it'],
  [401, 'A valid token is needed'],
  [403, 'The token’s role may not do this'],
  [429, 'Too many requests'],
  [500, 'Stet failed to answer'],
];

function toResponses(route: Route, { writer, shared }: Writing): JsonObject {
  const access = accessOf(route.name);
  const everywhere = EVERYWHERE.filter(
    ([status]) => access !== 'open' || (status !== 401 && status !== 403),
  ).map(([status, description]): AnswerDoc => ({
    status,
    description,
    content: { 'application/problem+json': problemOut },
  }));
  const entries = [...route.answers, ...everywhere].map((answer): [string, JsonObject] => {
    const status = String(answer.status);
    const response = toResponse(answer, writer);
    if (answer.content?.['application/problem+json'] === undefined) return [status, response];
    shared.set(`Problem${status}`, response);
    return [status, { $ref: `#/components/responses/Problem${status}` }];
  });
  return Object.fromEntries(entries);
}

function toResponse({ description, content }: AnswerDoc, writer: SchemaWriter): JsonObject {
  if (content === undefined) return { description };
  const entries = Object.entries(content).map(([mediaType, schema]): [string, JsonObject] => [
    mediaType,
    { schema: writer.write(schema, 'output') },
  ]);
  return { description, content: Object.fromEntries(entries) };
}
