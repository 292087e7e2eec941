/** One configuration for every suite, so that `npx jest PATH` works from the root. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/libs', '<rootDir>/apps', '<rootDir>/bench', '<rootDir>/test'].filter((root) =>
    require('node:fs').existsSync(root.replace('<rootDir>', __dirname)),
  ),
  testMatch: ['**/*.spec.ts'],
  moduleFileExtensions: ['ts', 'js', 'json'],
  moduleNameMapper: {
    '^@mingjing/([a-z-]+)/testing$': '<rootDir>/libs/$1/src/testing',
    '^@mingjing/([a-z-]+)/contracts$': '<rootDir>/libs/$1/src/contracts',
    '^@mingjing/([a-z-]+)$': '<rootDir>/libs/$1/src',
  },
  transform: { '^.+\\.ts$': ['@swc/jest', require('./scripts/swc.cjs')] },
};
