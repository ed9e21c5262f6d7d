import { defineConfig, mergeConfig } from 'vitest/config';
import unit from '../../vitest.config';

export default mergeConfig(
  unit,
  defineConfig({
    test: {
      include: ['e2e/drill/*.drill.ts'],
      testTimeout: 30 * 60_000,
      hookTimeout: 120_000,
      // The two engines side by side: each waits mostly for its server to start.
      maxWorkers: 2,
      fileParallelism: true,
    },
  }),
);
