import { defineConfig } from 'vitest/config';
import unit from '../../vitest.config';

export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['e2e/year/*.year.ts'],
    testTimeout: 5 * 60_000,
    hookTimeout: 120_000,
  },
});
