// Makes a one-use launch link. Its secret is known only to whoever reads the link; the data folder keeps a hash.
// Whoever may write in the data folder may read the token's key as well, so this grants nothing new.
import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { nameHolder } from './port-holder.mjs';
import { whoAnswers } from './proof.mjs';
import { readSettings } from './settings.mjs';

export const launchMinutes = 5;

/**
 * Writes the hash of a fresh secret and returns the link. The secret sits in the fragment: no server and no log sees it.
 *
 * @param {{ dataDir: string, publicUrl: string }} settings
 * @returns {string}
 */
export function issueLaunchLink({ dataDir, publicUrl }) {
  const folder = join(dataDir, 'launch');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const oldest = Date.now() - launchMinutes * 60_000;
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    if ((statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0) < oldest) rmSync(file, { force: true });
  }
  const secret = randomBytes(32).toString('base64url');
  const hash = createHash('sha256').update(secret).digest('hex');
  writeFileSync(join(folder, hash), String(Date.now() + launchMinutes * 60_000), { mode: 0o600, flag: 'wx' });
  return `${publicUrl}/sign-in#key=${secret}`;
}

async function printLink() {
  process.umask(0o077);
  const settings = readSettings();
  // A link that leads to another program would hand it the key.
  if ((await whoAnswers(settings.dataDir, settings.port)) !== 'another') return console.log(issueLaunchLink(settings));
  console.error(`Port ${settings.port} is held by ${nameHolder(settings.port)}, which is not this Onramp. No link was made.`);
  process.exitCode = 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) void printLink();
