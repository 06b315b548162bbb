/**
 * Lint for what the compiler cannot see. Each ban says what to do instead.
 *
 * ESLint replaces a rule's options when a later block names the rule again, so every `no-restricted-syntax` below
 * is put together from the same lists: a block that adds bans repeats the common ones.
 */
import js from '@eslint/js';
import vitest from '@vitest/eslint-plugin';
import prettier from 'eslint-config-prettier';
import jsxA11y from 'eslint-plugin-jsx-a11y';
import reactHooks from 'eslint-plugin-react-hooks';
import storybook from 'eslint-plugin-storybook';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';

/** A contract.ts is the acceptance suite that a port brings along. */
const TESTS = ['**/*.test.{ts,tsx}', '**/*.e2e.ts', '**/contract.ts', 'tests/**/*.{ts,tsx}'];
const STORIES = ['stories/**/*.{ts,tsx}'];
const TOOL_CONFIGS = ['*.config.{ts,mjs}', '.*.{mjs,cjs}', '.storybook/**/*.{ts,tsx}'];

const ban = (selector, message) => ({ selector, message });

const COMMON_BANS = [
  ban(
    'TSEnumDeclaration',
    'An enum is code at run time. Use a union of strings and a table: `as const satisfies Record<Kind, …>`.',
  ),
  ban(
    'ExportAllDeclaration',
    'Name each export: an index.ts is the door of its folder, and a door shows what goes through it.',
  ),
];

const NO_DEFAULT_EXPORT = ban(
  'ExportDefaultDeclaration',
  'Use a named export, so that a thing has one name everywhere and a search finds it.',
);

const CORE_BANS = [
  ban(
    "MemberExpression[object.name='Date'][property.name='now']",
    'The core has no clock. Take the time from the event (`at`) or from the argument `now`.',
  ),
  ban(
    "NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='Date']",
    'The core has no clock. Give `new Date(…)` the time of the event or the argument `now`.',
  ),
  ban(
    'MemberExpression[property.name=/^(get|set)(Date|Day|FullYear|Hours|Minutes|Month|Seconds|TimezoneOffset)$/]',
    'This reads the time zone of the machine. Use the UTC form with the offset that the kit declares.',
  ),
  ban(
    "MemberExpression[object.name='Math'][property.name='random']",
    'The core has no chance in it. Ids come in on the event; a choice needs a rule that every device shares.',
  ),
  ban(
    "MemberExpression[property.name='randomUUID'], MemberExpression[property.name='getRandomValues']",
    'The core makes no ids. The port that writes the event (#store) makes them and hands them in.',
  ),
  ban(
    'MemberExpression[property.name=/^(localeCompare|toLocale\\w*String)$/]',
    'This depends on the languages built into the device. Compare code units with `<`, and format from the kit.',
  ),
  ban(
    'ThrowStatement',
    'The core does not throw: answer with a Result or a Problem, so that the caller has to look at it.',
  ),
];

/** What Node offers without an import; listed here because the setup scripts have no compiler to check them. */
const NODE_GLOBALS = {
  process: 'readonly',
  console: 'readonly',
  URL: 'readonly',
  module: 'writable',
  require: 'readonly',
};

export default defineConfig(
  { ignores: ['**/node_modules/', 'dist/', 'coverage/', 'data/', 'config/'] },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  {
    files: ['**/*.{ts,tsx}'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { requireDefaultForNonUnion: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      // Otherwise `import { type A }` stays in the output as an import that runs the other file.
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/explicit-module-boundary-types': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // An adapter that happens to need no `await` still has to answer with a promise, as its port says.
      '@typescript-eslint/require-await': 'off',
    },
  },

  {
    rules: {
      'no-console': 'error',
      'no-restricted-syntax': ['error', ...COMMON_BANS, NO_DEFAULT_EXPORT],
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      eqeqeq: 'error',
    },
  },
  {
    // The places where a person reads a terminal.
    files: ['runtime/cli/**', 'runtime/server/start*', 'runtime/server/start/**', 'tests/bench/**'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['runtime/core/**/*.ts'],
    ignores: TESTS,
    rules: { 'no-restricted-syntax': ['error', ...COMMON_BANS, NO_DEFAULT_EXPORT, ...CORE_BANS] },
  },
  {
    // Storybook and the tools take the default export of a file.
    files: [...STORIES, ...TOOL_CONFIGS],
    rules: { 'no-restricted-syntax': ['error', ...COMMON_BANS] },
  },

  {
    files: ['**/*.tsx'],
    extends: [jsxA11y.flatConfigs.recommended, reactHooks.configs.flat.recommended],
  },
  { files: ['**/*.stories.tsx'], extends: [storybook.configs['flat/recommended']] },
  {
    files: TESTS,
    plugins: { vitest },
    rules: {
      'vitest/no-focused-tests': 'error',
      'vitest/no-identical-title': 'error',
      'vitest/no-commented-out-tests': 'error',
      'vitest/valid-expect': 'error',
    },
  },
  {
    // A test may be long and may be sure of what it has just made; `any` stays forbidden in it.
    files: [...TESTS, ...STORIES],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/explicit-module-boundary-types': 'off',
      '@typescript-eslint/unbound-method': 'off',
      'max-lines': ['error', { max: 600, skipBlankLines: true, skipComments: true }],
    },
  },

  {
    files: ['**/*.{js,mjs,cjs}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: NODE_GLOBALS },
  },
  prettier,
);
