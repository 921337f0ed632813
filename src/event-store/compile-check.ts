import type { z } from 'zod';
import type * as core from 'zod/v4/core';

/** Says yes only to what the schema accepts; it may say no also to what the schema would accept. */
export type QuickCheck = (value: unknown) => boolean;

/** Which order of keys passes. `of-schema`: what passes has the same JSON as what the schema gives back. */
export type KeyOrder = 'of-schema' | 'any';

/**
 * A schema's yes for a fraction of its cost, for what is nearly always right: no copy is made and no error written.
 * Whoever gets a no asks the schema itself. A kind of schema that this doesn't know is asked as it is.
 */
export function compileCheck(schema: z.ZodType, order: KeyOrder): QuickCheck {
  return compile(schema, order);
}

function compile(given: core.$ZodType, order: KeyOrder): QuickCheck {
  const schema = given as core.$ZodTypes;
  const { def } = schema._zod;
  const tests = (def.checks ?? []).map(testOf);
  if (tests.includes(undefined)) return asking(schema);
  const shape = compileShape(schema, order);
  const [first, ...others] = tests.filter((one) => one !== undefined);
  if (first === undefined) return shape;
  if (others.length === 0) return (value) => shape(value) && first(value);
  return (value) => shape(value) && first(value) && others.every((test) => test(value));
}

function compileShape(schema: core.$ZodTypes, order: KeyOrder): QuickCheck {
  const { def } = schema._zod;
  switch (def.type) {
    case 'string':
      return isString;
    case 'number':
      return 'format' in def && def.format === 'safeint' ? Number.isSafeInteger : asking(schema);
    case 'enum':
      return oneOf(Object.values(def.entries));
    case 'literal':
      return oneOf(def.values);
    case 'optional':
      return or(undefined, compile(def.innerType, order));
    case 'nullable':
      return or(null, compile(def.innerType, order));
    case 'array':
      return arrayOf(compile(def.element, order));
    case 'record':
      return recordOf(compile(def.keyType, order), compile(def.valueType, order));
    case 'object':
      return def.catchall?._zod.def.type === 'never' ? objectOf(def.shape, order) : asking(schema);
    default:
      return asking(schema);
  }
}

const asking =
  (schema: core.$ZodType): QuickCheck =>
  (value) =>
    !('issues' in Object(schema['~standard'].validate(value)));

const isString: QuickCheck = (value) => typeof value === 'string';

function oneOf(values: readonly unknown[]): QuickCheck {
  if (values.length === 1) return (value) => value === values[0];
  const all = new Set(values);
  return (value) => all.has(value);
}

const or =
  (other: unknown, check: QuickCheck): QuickCheck =>
  (value) =>
    value === other || check(value);

/** What one of a schema's further checks asks; undefined: one that this doesn't know. */
function testOf({ _zod }: core.$ZodCheck): QuickCheck | undefined {
  const def = _zod.def as core.$ZodChecks['_zod']['def'];
  switch (def.check) {
    case 'min_length': {
      const { minimum } = def;
      return (value) => (value as string).length >= minimum;
    }
    case 'length_equals': {
      const { length } = def;
      return (value) => (value as string).length === length;
    }
    case 'greater_than': {
      const { value: least, inclusive } = def;
      return inclusive && typeof least === 'number' ? (value) => (value as number) >= least : undefined;
    }
    case 'string_format': {
      const { pattern } = def;
      if (def.format !== 'regex' || pattern === undefined || pattern.global || pattern.sticky)
        return undefined;
      return (value) => pattern.test(value as string);
    }
    default:
      return undefined;
  }
}

function arrayOf(check: QuickCheck): QuickCheck {
  return (value) => {
    if (!Array.isArray(value) || 'toJSON' in value) return false;
    // Not `every`, which passes over holes.
    for (const item of value) if (!check(item)) return false;
    return true;
  };
}

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

function recordOf(checkKey: QuickCheck, check: QuickCheck): QuickCheck {
  return (value) => {
    if (!isPlain(value)) return false;
    for (const key in value) {
      // The schema drops this key, for the harm that assigning it does.
      if (key === '__proto__' || !checkKey(key) || !check(value[key])) return false;
    }
    return true;
  };
}

type Field = {
  readonly key: string;
  readonly check: QuickCheck;
  readonly isOptional: boolean;
};

const toField = (key: string, schema: core.$ZodType, order: KeyOrder): Field => ({
  key,
  check: compile(schema, order),
  isOptional: schema._zod.optin === 'optional',
});

function objectOf(shape: core.$ZodShape, order: KeyOrder): QuickCheck {
  const fields = Object.entries(shape).map(([key, schema]) => toField(key, schema, order));
  return order === 'any' ? anyOrder(fields) : inOrder(fields);
}

/** Each key must be the next field that the object has; those passed over must be optional. */
function inOrder(fields: readonly Field[]): QuickCheck {
  return (value) => {
    if (!isPlain(value)) return false;
    let next = 0;
    for (const key in value) {
      let field = fields[next];
      while (field !== undefined && field.key !== key && field.isOptional) field = fields[(next += 1)];
      if (field?.key !== key || !field.check(value[key])) return false;
      next += 1;
    }
    return endsWell(fields, next);
  };
}

function endsWell(fields: readonly Field[], from: number): boolean {
  for (let index = from; index < fields.length; index += 1)
    if (fields[index]?.isOptional !== true) return false;
  return true;
}

function anyOrder(fields: readonly Field[]): QuickCheck {
  const byKey = new Map(fields.map((field) => [field.key, field]));
  const required = fields.filter(({ isOptional }) => !isOptional).length;
  return (value) => {
    if (!isPlain(value)) return false;
    let missing = required;
    for (const key in value) {
      const field = byKey.get(key);
      if (field?.check(value[key]) !== true) return false;
      if (!field.isOptional) missing -= 1;
    }
    return missing === 0;
  };
}
