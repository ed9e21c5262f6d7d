// Writes sbom.cdx.json: every package that Onramp runs with, in CycloneDX. npm makes it, from a lockfile without what only tests and builds need:
// `npm sbom --omit dev` alone leaves out what is needed for both, such as the PostgreSQL client (npm 11, seen 2026-11).
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from './settings.mjs';

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(root, name), 'utf8'));

/** The list as text. @returns {string} */
export function makeSbom() {
  const { devDependencies: _, ...manifest } = read('package.json');
  const lock = read('package-lock.json');
  const packages = Object.fromEntries(Object.entries(lock.packages).filter(([, { dev, devOptional }]) => !dev && !devOptional));
  delete packages[''].devDependencies;
  const whole = mkdtempSync(join(tmpdir(), 'onramp-sbom-'));
  try {
    // npm takes the name of the folder for the name of the application.
    const folder = join(whole, manifest.name);
    mkdirSync(folder);
    writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
    writeFileSync(join(folder, 'package-lock.json'), JSON.stringify({ ...lock, packages }));
    const args = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application'];
    return execFileSync('npm', args, { cwd: folder, encoding: 'utf8', maxBuffer: 64 * 1_048_576, shell: process.platform === 'win32' });
  } finally {
    rmSync(whole, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = join(root, 'sbom.cdx.json');
  writeFileSync(file, makeSbom());
  console.log(`\nWrote ${file}.\n`);
}
