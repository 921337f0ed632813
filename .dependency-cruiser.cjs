// Which room may import what. A room is a folder of src/, projections/, migrations/, or one of the three files that
// join the rooms. Arrows point to knowledge that lasts longer: edges → application → domain → shared.
// `npm run lint` checks it; tests/repo/room-table.test.ts proves that it bites.

const NODE = ['node:*'];

/** `rooms`: other rooms it may import. `packages`: npm packages, and Node modules by `node:NAME` or `node:*`. */
const ROOMS = {
  shared: { rooms: [], packages: ['uuid', 'node:crypto'] },
  domain: { rooms: ['shared'], packages: ['date-fns', '@date-fns/tz'] },
  schemas: { rooms: ['domain', 'shared'], packages: ['zod'] },
  markup: { rooms: ['domain'], packages: ['parse5'] },
  diff: {
    rooms: ['domain', 'shared'],
    packages: ['diff', 'an-array-of-english-words', 'node:fs', 'node:module'],
  },
  sqlite: { rooms: ['shared', 'migrations'], packages: ['better-sqlite3', ...NODE] },
  migrations: { rooms: ['domain', 'shared', 'sqlite', 'event-store', 'read-model'], packages: ['kysely'] },
  'event-store': {
    rooms: ['domain', 'shared', 'schemas', 'sqlite', 'migrations'],
    packages: ['zod', ...NODE],
  },
  access: { rooms: ['domain', 'shared', 'sqlite', 'migrations'], packages: ['zod', ...NODE] },
  'read-model': {
    rooms: ['domain', 'shared', 'sqlite', 'event-store', 'migrations'],
    packages: ['kysely', ...NODE],
  },
  projections: { rooms: ['domain', 'shared', 'diff', 'read-model'], packages: ['kysely'] },
  application: {
    rooms: ['domain', 'shared', 'schemas', 'access', 'event-store', 'read-model', 'projections', 'diff'],
    packages: NODE,
  },
  importers: {
    rooms: ['domain', 'shared', 'schemas', 'markup'],
    packages: ['chardet', 'iconv-lite', 'zod', ...NODE],
  },

  acts: { rooms: ['domain', 'shared', 'schemas'], packages: ['zod'] },

  // Edges: nothing imports them but the files that join; cli alone hands pages to importers.
  subscriptions: {
    rooms: ['domain', 'shared', 'schemas', 'access', 'event-store', 'application'],
    packages: ['zod', ...NODE],
  },
  http: {
    rooms: [
      'domain',
      'shared',
      'schemas',
      'acts',
      'markup',
      'diff',
      'access',
      'event-store',
      'read-model',
      'projections',
      'application',
    ],
    packages: ['express', 'express-rate-limit', 'helmet', 'prom-client', 'zod', ...NODE],
  },
  web: {
    rooms: [
      'domain',
      'shared',
      'schemas',
      'acts',
      'access',
      'read-model',
      'projections',
      'diff',
      'application',
    ],
    packages: ['@date-fns/tz', 'date-fns', 'express', 'preact', 'preact-render-to-string', 'zod', ...NODE],
  },
  cli: {
    rooms: [
      'domain',
      'shared',
      'schemas',
      'diff',
      'access',
      'event-store',
      'read-model',
      'projections',
      'application',
      'importers',
      'config',
    ],
    packages: ['commander', 'cli-progress', ...NODE],
  },

  // Files that join. compose (with the folder of its parts) knows every room but cli, which it serves.
  config: { rooms: ['domain', 'shared'], packages: ['zod', ...NODE] },
  compose: {
    rooms: [
      'shared',
      'domain',
      'schemas',
      'diff',
      'sqlite',
      'migrations',
      'event-store',
      'access',
      'read-model',
      'projections',
      'application',
      'importers',
      'subscriptions',
      'http',
      'web',
      'config',
    ],
    packages: ['express', 'pino', ...NODE],
  },
  main: { rooms: ['shared', 'config', 'compose', 'cli'], packages: NODE },
};

/** Folders with one door: adapters of a port, opened by one file. */
const DOORS = [
  {
    behind: '^src/event-store/(?:memory|sqlite|eventstoredb)/',
    door: '^src/event-store/open-event-store\\.ts$',
  },
  { behind: '^src/read-model/(?:sqlite|postgres)/', door: '^src/read-model/open-read-model\\.ts$' },
];

/** Packages that one file imports. */
const SINGLE_HOMES = [{ package: 'better-sqlite3', home: '^src/sqlite/open-database\\.ts$' }];

const FILES = ['config', 'compose', 'main'];
const TOP_LEVEL = ['projections', 'migrations', 'web'];
const SOURCES = '^(?:src|projections|migrations|web)/';

function pathOf(room) {
  if (room === 'compose') return '^src/compose(?:\\.ts$|/)';
  if (FILES.includes(room)) return `^src/${room}\\.ts$`;
  return TOP_LEVEL.includes(room) ? `^${room}/` : `^src/${room}/`;
}

const packagePath = (name) => `^node_modules/(?:@types/)?${name}/`;
const isNode = (name) => name.startsWith('node:');

function mayImport([room, { rooms, packages }]) {
  const nodeModules = packages.filter(isNode).map((name) => name.slice('node:'.length));
  const from = { path: pathOf(room) };
  return [
    {
      name: `${room}-rooms`,
      comment: `${room} may import: ${[room, ...rooms].join(', ')}`,
      severity: 'error',
      from,
      to: { path: SOURCES, pathNot: [room, ...rooms].map(pathOf) },
    },
    {
      name: `${room}-packages`,
      comment: `${room} may import the packages: ${packages.join(', ') || 'none'}`,
      severity: 'error',
      from,
      to: { path: '^node_modules/', pathNot: packages.filter((name) => !isNode(name)).map(packagePath) },
    },
    {
      name: `${room}-node-modules`,
      comment: `${room} may import the Node modules: ${nodeModules.join(', ') || 'none'}`,
      severity: 'error',
      from,
      to: {
        dependencyTypes: ['core'],
        pathNot: nodeModules.map((name) => (name === '*' ? '.' : `^(?:node:)?${name}$`)),
      },
    },
  ].map(withoutEmptyPathNot);
}

function withoutEmptyPathNot(rule) {
  const { pathNot, ...to } = rule.to;
  return pathNot.length === 0 ? { ...rule, to } : rule;
}

const oneDoor = ({ behind, door }) => ({
  name: 'one-door',
  comment: `Only ${door} opens what lies behind ${behind}`,
  severity: 'error',
  from: { path: SOURCES, pathNot: [behind, door] },
  to: { path: behind },
});

const oneHome = ({ package: name, home }) => ({
  name: 'one-home',
  comment: `Only ${home} imports ${name}`,
  severity: 'error',
  from: { path: SOURCES, pathNot: home },
  to: { path: packagePath(name) },
});

const general = [
  { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
  { name: 'resolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
  {
    name: 'listed-room',
    comment: 'Every file lies in a room of the table.',
    severity: 'error',
    from: { path: SOURCES, pathNot: Object.keys(ROOMS).map(pathOf) },
    to: {},
  },
  {
    name: 'projections-are-apart',
    comment: 'No projection imports another; only the list knows them all.',
    severity: 'error',
    from: { path: '^projections/([^/]+)/' },
    to: { path: '^projections/', pathNot: '^projections/$1/' },
  },
  {
    name: 'adapters-are-apart',
    comment: 'Adapters share a test suite, not code.',
    severity: 'error',
    from: { path: '^src/(event-store|read-model)/(memory|sqlite|eventstoredb|postgres)/' },
    to: {
      path: '^src/$1/(?:memory|sqlite|eventstoredb|postgres)/',
      pathNot: '^src/$1/$2/',
    },
  },
  {
    name: 'no-whole-date-fns',
    comment: 'date-fns/NAME, never the whole package.',
    severity: 'error',
    from: { path: SOURCES },
    to: { path: '^node_modules/date-fns/(?:index|fp)\\.' },
  },
];

module.exports = {
  forbidden: [
    ...general,
    ...DOORS.map(oneDoor),
    ...SINGLE_HOMES.map(oneHome),
    ...Object.entries(ROOMS).flatMap(mayImport),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports are knowledge too.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['node', 'import', 'types', 'default'],
      extensions: ['.ts', '.tsx', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
