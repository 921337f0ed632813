// One config for the whole checkout. `npm run lint` allows no warning and no directive that switches a rule off.
import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

const notAnError = 'ClassDeclaration:not([superClass.name=/Error$/]), ClassExpression';

const restrictedSyntax = [
  {
    selector: notAnError,
    message: 'Write functions: classes are for errors only (CONTRIBUTING.md, rule 7).',
  },
  { selector: 'ExportDefaultDeclaration', message: 'Use a named export.' },
  {
    selector: 'TSAsExpression > TSAnyKeyword',
    message: 'Parse the value into its type instead of casting it.',
  },
  {
    selector: 'TSAsExpression > TSAsExpression > TSUnknownKeyword',
    message: 'Parse the value into its type instead of casting it past the compiler.',
  },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals.' },
  { selector: 'TSParameterProperty', message: 'Assign the property in the constructor.' },
  {
    selector: ':function > Identifier.params > TSTypeAnnotation > TSBooleanKeyword',
    message: 'No boolean parameters: write two functions, or an options object that names the choice.',
  },
];

const onlyIn = (name, home) => ({ name, message: `Only ${home} imports ${name}.` });
const dateFnsRoot = { name: 'date-fns', message: 'Import date-fns/NAME: the whole package costs 160 ms.' };
const restrictedImports = (...more) => ['error', { paths: [dateFnsRoot, ...more] }];

const size = {
  'max-lines-per-function': ['error', { max: 45, skipBlankLines: true, skipComments: true }],
  'max-lines': ['error', { max: 250, skipBlankLines: true, skipComments: true }],
  'max-depth': ['error', 3],
  'max-params': ['error', 3],
};

export default defineConfig(
  { ignores: ['dist/', 'dist-*/', 'coverage/', 'data/', 'node_modules/', 'tests/repo/fixtures/'] },
  { linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      ...size,
      eqeqeq: 'error',
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...restrictedSyntax],
      'no-restricted-imports': restrictedImports(onlyIn('better-sqlite3', 'src/sqlite/open-database.ts')),
      'no-restricted-properties': [
        'error',
        { object: 'process', property: 'env', message: 'Only src/main.ts reads the environment.' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: true },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      // The domain's words are type aliases, so that a union member and a record read alike.
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { ignoreRestSiblings: true, varsIgnorePattern: '^_', argsIgnorePattern: '^_' },
      ],
      // A handler that returns a promise where nobody awaits it is a fault; an async function without await is a port kept.
      '@typescript-eslint/require-await': 'off',
      // Ports are records of functions; without classes no function has a `this` to lose.
      '@typescript-eslint/unbound-method': 'off',
      // `[...text]` counts code points, on purpose.
      '@typescript-eslint/no-misused-spread': ['error', { allow: ['string'] }],
      // `return` of a void call ends a guard in one line.
      '@typescript-eslint/no-confusing-void-expression': [
        'error',
        { ignoreArrowShorthand: true, ignoreVoidOperator: true, ignoreVoidReturningFunctions: true },
      ],
    },
  },
  {
    // What reads strangers' text looks for control characters on purpose.
    files: ['src/importers/**', 'src/schemas/**'],
    rules: { 'no-control-regex': 'off' },
  },
  {
    files: ['src/sqlite/open-database.ts'],
    rules: { 'no-restricted-imports': restrictedImports() },
  },
  {
    files: ['src/main.ts'],
    rules: { 'no-restricted-properties': 'off' },
  },
  {
    files: ['tests/**/*.ts', 'bench/**/*.ts'],
    rules: {
      // A describe callback holds its tests; each test stays short by itself.
      'max-lines-per-function': 'off',
      'max-lines': ['error', { max: 500, skipBlankLines: true, skipComments: true }],
      // A row of a table of cases is one parameter a column.
      'max-params': ['error', 5],
      'no-restricted-properties': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    // A helper that asks again until a condition holds is the one place that may wait.
    ignores: ['tests/support/**'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...restrictedSyntax,
        {
          selector: "NewExpression[callee.name='Promise'] CallExpression[callee.name='setTimeout']",
          message: 'No sleeps: wait for a position or a condition.',
        },
      ],
      'no-restricted-imports': restrictedImports(onlyIn('better-sqlite3', 'src/sqlite/open-database.ts'), {
        name: 'node:timers/promises',
        message: 'No sleeps: wait for a position or a condition.',
      }),
    },
  },
  {
    files: ['bench/**/*.ts', 'scripts/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: { process: 'readonly', console: 'readonly', module: 'writable', URL: 'readonly' },
    },
  },
);
