import type { z } from 'zod';

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
};

const kindOf = (value: unknown): string => {
  if (value === null) return 'null';
  return KINDS[Array.isArray(value) ? 'array' : typeof value] ?? typeof value;
};

/** What is said of a fault for which the schema has no words of its own. undefined: zod's words. */
export const faultWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_value': {
      if (issue.input === undefined) return 'is missing';
      const values = issue.values.map(String);
      return `must be ${values.length === 1 ? '' : 'one of '}${values.join(', ')}`;
    }
    case 'invalid_type':
      if (issue.input === undefined) return 'is missing';
      return `must be ${KINDS[issue.expected] ?? issue.expected}; it is ${kindOf(issue.input)}`;
    default:
      return undefined;
  }
};
