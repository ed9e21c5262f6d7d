import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const inProject = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

it.each([
  ['fails', 'throw new Error("on purpose")', 1],
  ['passes', '', 0],
])(
  'lets a run whose test %s say so',
  (_name, body, status) => {
    const folder = mkdtempSync(join(tmpdir(), 'onramp-exit-'));
    try {
      writeFileSync(join(folder, 'one.test.mjs'), `test('one', () => { ${body} });`);
      const setup = JSON.stringify(inProject('lib/server/db/postgres.setup.ts'));
      writeFileSync(join(folder, 'vitest.config.mjs'), `export default { test: { globals: true, globalSetup: [${setup}] } };`);
      const run = spawnSync(process.execPath, [inProject('node_modules/vitest/vitest.mjs'), 'run', '--root', folder], { encoding: 'utf8' });
      expect(run.stdout).toMatch(/1 (?:failed|passed)/);
      expect(run.status).toBe(status);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
  60_000,
);
