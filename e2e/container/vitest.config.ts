import { defineConfig } from 'vitest/config';
import unit from '../../vitest.config';

export default defineConfig({
  ...unit,
  test: { ...unit.test, globalSetup: [], include: ['e2e/container/*.container.ts'], testTimeout: 60_000, hookTimeout: 15 * 60_000 },
});
