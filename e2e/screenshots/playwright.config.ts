import { defineConfig } from '@playwright/test';
import tests from '@/e2e/playwright.config';

export default defineConfig(tests, {
  testDir: '.',
  testMatch: '*.shot.ts',
  outputDir: '../../test-results',
  globalSetup: '../global-setup.ts',
  workers: 1,
});
