// Prints one line per figure: a ratio measured in this one run, against the bar. Exits with 1 when a bar is missed.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { issueLaunchLink } from '../../scripts/launch-link.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const floor = join(root, 'e2e/bench/floor');
const floorPort = 3100;
const origin = 'http://localhost:3000';
const rounds = 15;

let missed = false;

/** @param {string} id @param {string} name @param {number} ratio @param {number} bar @param {string} about */
function report(id, name, ratio, bar, about) {
  missed ||= ratio > bar;
  console.log(`${id} ${name} ratio=${ratio.toPrecision(3)} bar=${bar} ${about}${ratio > bar ? ' MISSED' : ''}`);
}

/** @param {string[]} args @param {Record<string, string>} env @param {string} sign */
async function serve(args, env, sign) {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
  await new Promise((done, failed) => {
    let output = '';
    child.stdout.on('data', (chunk) => {
      output += chunk;
      if (output.includes(sign)) done(undefined);
    });
    child.once('exit', () => failed(new Error(`it ended:\n${output}`)));
  });
  return child;
}

/**
 * Loads an address in a fresh context state and adds up what came over the wire.
 *
 * @param {import('@playwright/test').BrowserContext} context @param {string} url
 */
async function weigh(context, url) {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const types = new Map();
  const bytes = { all: 0, script: 0 };
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    // The first-load script elements only: what a click would fetch later is not part of it.
    types.set(requestId, type === 'Script' || response.mimeType.includes('javascript') ? 'script' : type);
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes.all += encodedDataLength;
    if (types.get(requestId) === 'script') bytes.script += encodedDataLength;
  });
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForTimeout(1_000);
  await page.close();
  return bytes;
}

/** @param {number[]} values */
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/**
 * Makes a connection to a sandbox organization, through the app's own API, from one of its pages.
 *
 * @param {import('@playwright/test').Page} page @param {RegExp} name the account's button
 * @param {string} organizationId
 */
async function connect(page, name, organizationId) {
  const { id, url } = await page.evaluate(async (organization) => {
    const headers = { 'Content-Type': 'application/json' };
    const send = async (/** @type {string} */ method, /** @type {string} */ path, /** @type {unknown} */ body) =>
      (await fetch(path, { method, headers, body: JSON.stringify(body) })).json();
    const { id } = await send('POST', '/api/connections', { environment: 'sandbox' });
    await send('PATCH', `/api/connections/${id}`, { organizationId: organization });
    const { url } = await send('POST', `/api/connections/${id}/authorizations`, {});
    return { id, url };
  }, organizationId);
  const signIn = await page.context().newPage();
  await signIn.goto(url);
  await signIn.getByRole('button', { name }).click();
  await signIn.getByRole('heading', { name: /^Done/ }).waitFor();
  await signIn.close();
  await page.waitForFunction(
    async (connection) => (await (await fetch(`/api/connections/${connection}`)).json()).credential?.status === 'active',
    id,
  );
  return id;
}

const stamp = join(root, 'node_modules/.onramp/browser');
const executablePath = process.env.ONRAMP_CHROMIUM || (existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined);
const dataDir = mkdtempSync(join(tmpdir(), 'onramp-bench-'));
const next = join(root, 'node_modules/next/dist/bin/next');

const built = spawnSync(process.execPath, [next, 'build', floor], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
if (built.status !== 0) throw new Error('the floor app was not built');
const floorServer = await serve([next, 'start', floor, '-p', String(floorPort), '-H', '127.0.0.1'], {}, 'Ready');
const server = await serve(
  ['scripts/serve.mjs'],
  { ONRAMP_DATA_DIR: dataDir, ONRAMP_SANDBOX: 'on', PORT: '3000', LOG_LEVEL: 'warn' },
  'is ready',
);
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-background-networking',
    '--disable-component-update',
    '--no-first-run',
  ],
});
try {
  const plain = await browser.newContext();
  const floorBytes = await weigh(plain, `http://127.0.0.1:${floorPort}/`);
  const callback = await weigh(plain, `${origin}/auth/code#error=access_denied&state=none`);
  report('B1', 'callback-bytes', callback.all / floorBytes.all, 0.05, `${callback.all} of ${floorBytes.all} bytes`);

  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(issueLaunchLink({ dataDir, publicUrl: origin }));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const hub = await (await context.newPage()).goto(`${origin}/sandbox/control-hub`);
  const ids = [...((await hub?.text()) ?? '').matchAll(/<code[^>]*>([0-9a-f-]{36})<\/code>/g)].map((match) => match[1] ?? '');
  const small = await connect(page, /Ada Brandt/, ids[0] ?? '');
  const large = await connect(page, /Meridian/, ids[1] ?? '');

  for (const [name, path] of [
    ['guide', `/connections/${small}/setup/organization-id`],
    ['guide-verify', `/connections/${small}/setup/verify`],
    ['users', `/connections/${small}/users`],
  ]) {
    const bytes = await weigh(context, `${origin}${path}`);
    report('B2', `first-load-js-${name}`, bytes.script / floorBytes.script, 1.5, `${bytes.script} of ${floorBytes.script} bytes, aim 1.25`);
  }

  /** @type {Record<string, number[]>} */
  const times = { [small]: [], [large]: [] };
  for (let round = 0; round < rounds + 2; round += 1) {
    for (const id of round % 2 === 0 ? [small, large] : [large, small]) {
      await page.goto(`${origin}/connections/${id}/setup/prepare`);
      const start = performance.now();
      await page.goto(`${origin}/connections/${id}/users`, { waitUntil: 'commit' });
      await page.locator('tbody tr').nth(20).waitFor();
      // The first two rounds warm the server and the browser.
      if (round >= 2) times[id]?.push(performance.now() - start);
    }
  }
  const [first, second] = [median(times[small] ?? []), median(times[large] ?? [])];
  report('B4', 'first-rows-100000-to-25', second / first, 1.25, `${Math.round(second)} of ${Math.round(first)} ms, aim 1.1`);
} finally {
  await browser.close();
  server.kill('SIGTERM');
  floorServer.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}
process.exit(missed ? 1 : 0);
