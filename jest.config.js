const { existsSync } = require('node:fs');
const { join } = require('node:path');
const { paths } = require('./tsconfig.json').compilerOptions;

/** One configuration for every suite, so that `npx jest PATH` works from the root. */
module.exports = {
  testEnvironment: 'node',
  roots: ['libs', 'apps', 'bench', 'test'].map((name) => join(__dirname, name)).filter(existsSync),
  testMatch: ['**/*.spec.ts'],
  globalSetup: '<rootDir>/scripts/jest/setup.cjs',
  globalTeardown: '<rootDir>/scripts/jest/teardown.cjs',
  // A busy machine is no defect: only what hangs runs into this.
  testTimeout: 120_000,
  // The same of a worker that ends: to free half a gigabyte can take it a second, and Jest would wait for half of one.
  // What hangs is still ended by force then, and told.
  workerGracefulExitTimeout: 30_000,
  moduleFileExtensions: ['ts', 'js', 'json'],
  moduleNameMapper: Object.fromEntries(
    Object.entries(paths).map(([alias, [file]]) => [`^${alias}$`, join(__dirname, file)]),
  ),
  transform: { '^.+\\.ts$': ['@swc/jest', require('./scripts/swc.cjs')] },
};
