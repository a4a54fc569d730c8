import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 15_000,
    hookTimeout: 60_000,
    // Two cores on a small machine: real servers and a browser in every worker would starve each other.
    maxWorkers: 2,
  },
});
