export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        swcrc: false,
        sourceMaps: 'inline',
        module: { type: 'es6' },
        jsc: {
          target: 'es2024',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, useDefineForClassFields: true },
          keepClassNames: true,
        },
      },
    ],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  globalSetup: '<rootDir>/test/cluster-up.js',
  globalTeardown: '<rootDir>/test/cluster-down.js',
  testTimeout: 240_000, // shared machines are slow at times: a test waits for what it waits for, and asserts no time
  maxWorkers: 2, // PostgreSQL works beside them, on one cluster for all
};
