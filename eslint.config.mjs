import js from '@eslint/js';
import tseslint from 'typescript-eslint';

/** Specs, and the kits that a lib offers to specs. */
const specs = ['**/*.spec.ts', 'test/**/*.ts', 'libs/*/src/testing/**/*.ts'];

/** Code whose every input is an argument: it runs in browsers and gives the same bytes everywhere. */
const pure = [
  'libs/kernel/**/*.ts',
  'libs/log/**/*.ts',
  'libs/bundle/**/*.ts',
  'libs/*/src/{domain,algorithm,musts}/**/*.ts',
];

const shape = [
  { selector: 'ExportDefaultDeclaration', message: 'Named exports only.' },
  { selector: 'TSEnumDeclaration', message: 'Use a union of string literals instead of an enum.' },
  { selector: 'TSExportAssignment', message: 'Named exports only.' },
];

const ambientTime = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time enters as an argument; only the composition roots in apps/ read the clock.',
  },
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time enters as an argument; only the composition roots in apps/ read the clock.',
  },
  {
    selector: "MemberExpression[object.name='Math'][property.name='random']",
    message: 'Randomness enters as an argument, and never from Math.random.',
  },
];

const ambientPlatform = [
  ...['process', 'Buffer', 'crypto', 'performance', 'fetch', 'console', '__dirname', '__filename'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'require'],
].map((name) => ({ name, message: 'Pure code has no platform: pass what it needs as an argument.' }));

const lossyCqrs = {
  name: '@nestjs/cqrs',
  importNames: ['EventBus', 'EventPublisher', 'AggregateRoot', 'Saga', 'EventsHandler', 'EventsBus'],
  message: 'Only CommandBus and QueryBus: the event bus loses events (docs/adr/0004).',
};

const namedAdapters = {
  regex: '^@mingjing/(event-store|vault)$',
  importNamePattern: '^(open|create|in)?(Sqlite|Memory|Kurrent)',
  message: 'Adapters are named only in apps/, bench/, test/ and specs; a library takes the port.',
};

const shortFunctions = {
  'max-lines-per-function': ['error', { max: 30, skipBlankLines: true, skipComments: true }],
};

const names = [
  {
    selector: 'typeLike',
    format: ['PascalCase'],
    custom: { regex: '^I[A-Z][a-z]|(Manager|Helper|Helpers|Util|Utils|Base)$', match: false },
  },
];

export default tseslint.config(
  {
    ignores: [
      'dist/',
      'coverage/',
      'data*/',
      'catalogue/',
      '**/*.js',
      '**/*.cjs',
      'test/architecture/fixture/',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: {
      parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 10],
      eqeqeq: 'error',
      'no-console': 'error',
      // Wire formats name the control characters that they refuse.
      'no-control-regex': 'off',
      'no-restricted-syntax': ['error', ...shape],
      'no-restricted-imports': [
        'error',
        {
          paths: [lossyCqrs],
        },
      ],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/naming-convention': ['error', ...names],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/prefer-readonly': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { allowDefaultCaseForExhaustiveSwitch: true, considerDefaultExhaustiveForUnions: true },
      ],
      // Nest's modules, and payload classes before their first field, are classes without members.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // Payload classes type plain data, which may be spread and written as a literal.
      '@typescript-eslint/no-misused-spread': 'off',
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // An async method without await is how an in-memory adapter turns a throw into a rejection.
      '@typescript-eslint/require-await': 'off',
      // Type parameters that appear once are how ports name the kind of what they carry.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },
  {
    // The bounds that the others are on their way to.
    files: ['libs/{checklist,client,publication,registers,vault}/**/*.ts'],
    rules: { ...shortFunctions, complexity: ['error', 8] },
  },
  {
    files: [
      'libs/{catalogue,enforcement,event-store,followers,governance,inspection,kernel,log,nodes,witness,writer}/**/*.ts',
    ],
    rules: shortFunctions,
  },
  {
    files: ['libs/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-restricted-syntax': ['error', ...shape, ...ambientTime] },
  },
  {
    files: ['libs/**/*.ts'],
    ignores: specs,
    rules: {
      'no-restricted-imports': ['error', { paths: [lossyCqrs], patterns: [namedAdapters] }],
    },
  },
  {
    files: pure,
    ignores: specs,
    rules: { 'no-restricted-globals': ['error', ...ambientPlatform] },
  },
  {
    files: ['apps/cli/**/*.ts', 'bench/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: specs,
    rules: {
      'max-lines-per-function': 'off',
      // A spec reads parsed JSON and hands in what the types forbid on purpose.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-unnecessary-condition': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    files: ['**/*.mjs'],
    languageOptions: {
      globals: {
        Buffer: false,
        URL: false,
        console: false,
        clearInterval: false,
        performance: false,
        process: false,
        setInterval: false,
      },
    },
    rules: { complexity: ['error', 10], 'max-lines': ['error', 200] },
  },
);
