import { defineConfig } from 'vitest/config';
import unit from '../../vitest.config';

export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['e2e/drill/*.drill.ts'],
    testTimeout: 30 * 60_000,
    hookTimeout: 120_000,
  },
});
