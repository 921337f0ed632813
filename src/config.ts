import { isIP } from 'node:net';

import { z } from 'zod';

import { isTimeZone } from './domain/article/editorial-time.ts';

/** A configuration that can't be used: one line that names the variable, the value and the remedy. */
export class ConfigError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ConfigError';
  }
}

type Variable<Value> = {
  /** As text; empty: none. */
  readonly default: string;
  readonly description: string;
  /** Says what a value must be, to end the sentence "… is not …". */
  readonly expected: string;
  readonly schema: z.ZodType<Value, string>;
};

const variable = <Value>(definition: Variable<Value>): Variable<Value> => definition;

const isUrl = (text: string): boolean =>
  URL.canParse(text) && /^https?:\/\//i.test(text) && !/[?#]/.test(text);

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...rest] = text.split('/');
  const version = isIP(address);
  if (version === 0 || rest.length > 0) return ['loopback', 'linklocal', 'uniquelocal'].includes(text);
  return prefix === undefined || (/^\d{1,3}$/.test(prefix) && Number(prefix) <= (version === 4 ? 32 : 128));
}

const words = (text: string): string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

const VARIABLES = {
  STET_HOST: variable({
    default: '127.0.0.1',
    description: 'address to listen on',
    expected: 'an IP address or localhost',
    schema: z.string().refine((text) => isIP(text) !== 0 || text === 'localhost'),
  }),
  STET_PORT: variable({
    default: '4280',
    description: 'port to listen on; 0 takes a free one',
    expected: 'a port from 0 to 65535',
    schema: z
      .string()
      .regex(/^\d{1,5}$/)
      .transform(Number)
      .refine((port) => port <= 65_535),
  }),
  STET_DATA_DIR: variable({
    default: './data',
    description: 'folder of the event store and the read model; made if missing',
    expected: 'a path',
    schema: z.string().refine((path) => !path.includes('\0')),
  }),
  STET_EVENT_STORE: variable({
    default: 'sqlite',
    description: 'where events are kept',
    expected: 'an event store that this version has: sqlite',
    schema: z.literal('sqlite'),
  }),
  STET_READ_MODEL: variable({
    default: 'sqlite',
    description: 'where the read model is kept',
    expected: 'a read model that this version has: sqlite',
    schema: z.literal('sqlite'),
  }),
  STET_TIME_ZONE: variable({
    default: 'UTC',
    description: 'zone (IANA name or offset) of times that are stated without one',
    expected: 'a time zone such as Asia/Taipei or +08:00',
    schema: z.string().refine(isTimeZone),
  }),
  STET_PUBLIC_URL: variable({
    default: '',
    description:
      'address under which clients reach the server, for links; without it, the address listened on',
    expected: 'an http or https URL such as https://stet.example.org',
    schema: z
      .string()
      .refine((text) => text === '' || isUrl(text))
      .transform((text) => text.replace(/\/+$/, '')),
  }),
  STET_TRUST_PROXY: variable({
    default: '',
    description: 'addresses or networks of proxies whose forwarded headers are believed, separated by commas',
    expected: 'a list of addresses or networks such as 10.0.0.1,192.168.0.0/16',
    schema: z
      .string()
      .transform(words)
      .refine((networks) => networks.every(isNetwork)),
  }),
  STET_GLOSSARY: variable({
    default: '',
    description:
      'UTF-8 file of names and terms that stay whole in diffs, one a line; they join those built in',
    expected: 'a UTF-8 file with one term a line',
    schema: z.string().refine((path) => !path.includes('\0')),
  }),
  STET_LOG_LEVEL: variable({
    default: 'info',
    description: '`debug`, `info`, `warn`, `error` or `silent`',
    expected: 'debug, info, warn, error or silent',
    schema: z.enum(['debug', 'info', 'warn', 'error', 'silent']),
  }),
  STET_RATE_LIMIT: variable({
    default: '6000',
    description: 'requests a minute for each token, else for each address; 0 is no limit',
    expected: 'a whole number of requests a minute from 0 on',
    schema: z
      .string()
      .regex(/^\d{1,9}$/)
      .transform(Number),
  }),
};

type VariableName = keyof typeof VARIABLES;

/** Every variable, in the order of the README's table; a test holds the two together. */
export const configVariables: readonly {
  readonly name: string;
  readonly default: string;
  readonly description: string;
}[] = Object.entries(VARIABLES).map(([name, { default: fallback, description }]) => ({
  name,
  default: fallback,
  description,
}));

export type Config = {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  readonly eventStore: 'sqlite';
  readonly readModel: 'sqlite';
  readonly timeZone: string;
  /** Without a slash at its end; empty: the address listened on. */
  readonly publicUrl: string;
  readonly trustProxy: readonly string[];
  /** Path of a file; empty: none. */
  readonly glossary: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly rateLimit: number;
  /** Variables that look like Stet's but are none: most likely misspelt. */
  readonly unknown: readonly string[];
};

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration in the environment; an empty variable counts as absent. Throws a ConfigError at the first wrong value. */
export function parseConfig(environment: Environment): Config {
  const read = <Name extends VariableName>(name: Name) => readVariable(environment, name);
  return {
    host: read('STET_HOST'),
    port: read('STET_PORT'),
    dataDir: read('STET_DATA_DIR'),
    eventStore: read('STET_EVENT_STORE'),
    readModel: read('STET_READ_MODEL'),
    timeZone: read('STET_TIME_ZONE'),
    publicUrl: read('STET_PUBLIC_URL'),
    trustProxy: read('STET_TRUST_PROXY'),
    glossary: read('STET_GLOSSARY'),
    logLevel: read('STET_LOG_LEVEL'),
    rateLimit: read('STET_RATE_LIMIT'),
    unknown: Object.keys(environment).filter(
      (name) => name.startsWith('STET_') && !name.startsWith('STET_TEST_') && !(name in VARIABLES),
    ),
  };
}

/** What a variable names, opened. Throws a ConfigError that ends with the fault and the remedy. */
export function openConfigured<Result>(
  name: VariableName,
  value: string,
  open: (value: string) => Result,
): Result {
  try {
    return open(value);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new ConfigError(
      `${name}=${JSON.stringify(value)} can't be used: ${why}. Name ${VARIABLES[name].expected}, or leave it out.`,
      { cause: error },
    );
  }
}

type ValueOf<Name extends VariableName> = z.output<(typeof VARIABLES)[Name]['schema']>;

function readVariable<Name extends VariableName>(environment: Environment, name: Name): ValueOf<Name> {
  const { schema, expected, default: fallback } = VARIABLES[name];
  const given = environment[name];
  const parsed = schema.safeParse(given === undefined || given === '' ? fallback : given);
  if (parsed.success) return parsed.data as ValueOf<Name>;
  const value = JSON.stringify(given).slice(0, 100);
  throw new ConfigError(`${name}=${value} is not ${expected}. Set it to one, or leave it out.`);
}
