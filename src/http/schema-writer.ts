import { z } from 'zod';

export type JsonObject = Record<string, unknown>;
export type ObjectSchema = {
  readonly properties?: Record<string, JsonObject>;
  readonly required?: readonly string[];
};

/** Turns zod schemas into JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; schemas with an id are written once and referred to. */
export type SchemaWriter = {
  write(schema: z.ZodType, io: 'input' | 'output'): unknown;
  /** The properties of a query's or path's object. */
  parameters(schema: z.ZodObject): ObjectSchema;
  /** Every schema with an id that was written so far, by id. */
  named(): JsonObject;
};

export function createSchemaWriter(): SchemaWriter {
  const byId = new Map<string, unknown>();
  const convert = (schema: z.ZodType, io: 'input' | 'output'): JsonObject => {
    const { $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as JsonObject;
    for (const [id, named] of Object.entries($defs as JsonObject)) byId.set(id, withLocalRefs(named));
    return withLocalRefs(rest) as JsonObject;
  };
  return {
    // Inside an object a schema with an id becomes a reference, as it wouldn't at the top.
    write: (schema, io) => (convert(z.strictObject({ schema }), io) as ObjectSchema).properties?.['schema'],
    parameters: (schema) => convert(schema, 'input'),
    named: () => Object.fromEntries([...byId].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

function withLocalRefs(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(withLocalRefs);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      key === '$ref' ? toLocalRef(value) : withLocalRefs(value),
    ]),
  );
}

const toLocalRef = (ref: unknown): unknown =>
  typeof ref === 'string' ? ref.replace('#/$defs/', '#/components/schemas/') : ref;
