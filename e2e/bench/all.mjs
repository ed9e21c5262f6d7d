// Runs every measurement, also after one that missed a bar. Exits with 1 when any did.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const typescript = ['--conditions=react-server', '--import', 'tsx'];
const programs = [
  ['e2e/bench/run.mjs'],
  [...typescript, 'e2e/bench/crawl.ts'],
  [...typescript, 'e2e/bench/search.ts'],
  [...typescript, 'e2e/bench/first-rows.ts'],
  ['--import', 'tsx', 'e2e/bench/table.ts'],
  [...typescript, 'e2e/bench/relay-window.ts'],
];

const missed = programs.filter((args) => {
  const { status } = spawnSync(process.execPath, args, { cwd: fileURLToPath(new URL('../..', import.meta.url)), stdio: 'inherit' });
  return status !== 0;
});
process.exit(missed.length > 0 ? 1 : 0);
