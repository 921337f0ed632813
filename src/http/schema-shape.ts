import type { JsonObject } from './schema-writer.ts';

/** A JSON Schema as people read it: the shape of the value, close to TypeScript's notation. */
export function toShape(schema: unknown, indent = ''): string {
  if (!isObject(schema)) return 'any';
  if (typeof schema['$ref'] === 'string') return schema['$ref'].slice(schema['$ref'].lastIndexOf('/') + 1);
  if ('const' in schema) return JSON.stringify(schema['const']);
  if (Array.isArray(schema['enum'])) return schema['enum'].map((value) => JSON.stringify(value)).join(' | ');
  const choices = schema['anyOf'] ?? schema['oneOf'];
  if (Array.isArray(choices)) return choices.map((choice) => toShape(choice, indent)).join(' | ');
  switch (schema['type']) {
    case 'array':
      return toArrayShape(schema['items'], indent);
    case 'object':
      return toObjectShape(schema, indent);
    case 'integer':
      return 'integer';
    default:
      return typeof schema['type'] === 'string' ? schema['type'] : 'any';
  }
}

const isObject = (value: unknown): value is JsonObject => typeof value === 'object' && value !== null;

function toArrayShape(items: unknown, indent: string): string {
  const shape = toShape(items, indent);
  return shape.includes(' | ') && !shape.startsWith('{') ? `(${shape})[]` : `${shape}[]`;
}

function toObjectShape(schema: JsonObject, indent: string): string {
  const { properties, required, additionalProperties } = schema;
  const fields = isObject(properties) ? Object.entries(properties) : [];
  if (fields.length === 0)
    return isObject(additionalProperties) ? `{ [key]: ${toShape(additionalProperties, indent)} }` : '{}';
  const isRequired = (name: string): boolean => Array.isArray(required) && required.includes(name);
  const lines = fields.map(
    ([name, field]) => `${indent}  ${name}${isRequired(name) ? '' : '?'}: ${toShape(field, `${indent}  `)}`,
  );
  return `{\n${lines.join('\n')}\n${indent}}`;
}
