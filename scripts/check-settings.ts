// Prints what lib/server/env.ts finds wrong, one line each; see wrong-settings.mjs, which knows of the rest.
import { ConfigError } from '@/lib/errors';
import { parseSettings as parseRest } from '@/lib/server/env';
import { parseSettings } from './settings.mjs';

const { dataDir, publicUrl, hosts } = parseSettings();
try {
  parseRest({ ...process.env, ONRAMP_DATA_DIR: dataDir, ONRAMP_PUBLIC_URL: publicUrl, ONRAMP_HOSTS: hosts.join(' ') });
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  console.log(error.message.split('\n').slice(1).join('\n'));
}
