// Prints one line per figure: a ratio measured in this one run, against the bar. Exits with 1 when a bar is missed.
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { issueLaunchLink } from '../../scripts/launch-link.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const floorPort = 3100;
const origin = 'http://localhost:3000';

let missed = false;

/** @param {string} id @param {string} name @param {number} ratio @param {number} bar @param {string} about */
function report(id, name, ratio, bar, about) {
  missed ||= ratio > bar;
  console.log(`${id} ${name} ratio=${ratio.toPrecision(3)} bar=${bar} ${about}${ratio > bar ? ' MISSED' : ''}`);
}

/** @param {string[]} args @param {string} cwd @param {Record<string, string>} env @param {string} sign */
async function serve(args, cwd, env, sign) {
  const child = spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'inherit'] });
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

/**
 * Builds Next's hello world, the least that any page of Next brings, in a folder of its own: below this project's folder Next
 * would take over some of its files.
 *
 * @param {string} folder
 */
function buildFloor(folder) {
  const files = {
    'app/layout.jsx': 'export default function Layout({ children }) { return <html lang="en"><body>{children}</body></html>; }',
    'app/page.jsx': 'export default function Page() { return <h1>Hello, world</h1>; }',
    'next.config.mjs': 'export default { turbopack: { root: process.cwd() } };',
    'package.json': '{ "private": true, "type": "module" }',
  };
  mkdirSync(join(folder, 'app'), { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  copyPackages(folder, ['next', 'react', 'react-dom'], new Set());
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const built = spawnSync(process.execPath, [nextOf(folder), 'build'], { cwd: folder, env, stdio: ['ignore', 'ignore', 'inherit'] });
  if (built.status !== 0) throw new Error('the floor app was not built');
}

/** @param {string} folder */
const nextOf = (folder) => join(folder, 'node_modules/next/dist/bin/next');

/** Copies installed packages with all that they need. @param {string} folder @param {string[]} names @param {Set<string>} done */
function copyPackages(folder, names, done) {
  for (const name of names) {
    const from = join(root, 'node_modules', name);
    if (done.has(name) || !existsSync(from)) continue;
    done.add(name);
    cpSync(from, join(folder, 'node_modules', name), { recursive: true });
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(readFileSync(join(from, 'package.json'), 'utf8'));
    copyPackages(folder, Object.keys({ ...dependencies, ...optionalDependencies }), done);
  }
}

const stamp = join(root, 'node_modules/.onramp/browser');
const executablePath = process.env.ONRAMP_CHROMIUM || (existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined);
const folder = mkdtempSync(join(tmpdir(), 'onramp-bench-'));
const dataDir = join(folder, 'data');
const floor = join(folder, 'floor');

/** @type {(() => unknown)[]} */
const closers = [() => rmSync(folder, { recursive: true, force: true })];
try {
  await measure();
} finally {
  for (const close of closers.reverse()) await close();
}
process.exit(missed ? 1 : 0);

async function measure() {
  buildFloor(floor);
  const floorServer = await serve([nextOf(floor), 'start', '-p', String(floorPort), '-H', '127.0.0.1'], floor, {}, 'Ready');
  closers.push(() => floorServer.kill('SIGTERM'));
  const env = { ONRAMP_DATA_DIR: dataDir, ONRAMP_SANDBOX: 'on', PORT: '3000', LOG_LEVEL: 'warn' };
  const server = await serve(['scripts/serve.mjs'], root, env, 'is ready');
  closers.push(() => server.kill('SIGTERM'));
  const browser = await chromium.launch({
    ...(executablePath ? { executablePath } : {}),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  });
  closers.push(() => browser.close());

  const plain = await browser.newContext();
  const floorBytes = await weigh(plain, `http://127.0.0.1:${floorPort}/`);
  const callback = await weigh(plain, `${origin}/auth/code`);
  report('B1', 'callback-bytes', callback.all / floorBytes.all, 0.05, `${callback.all} of ${floorBytes.all} bytes`);

  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(issueLaunchLink({ dataDir, publicUrl: origin }));
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'));
  const hub = await (await context.request.get(`${origin}/sandbox/control-hub`)).text();
  const [, smallId = ''] = /<code[^>]*>([0-9a-f-]{36})<\/code>/.exec(hub) ?? [];
  const small = await connect(page, /^Ada Brandt/, smallId);

  const steps = ['prepare', 'add-app', 'organization-id', 'authorize', 'verify', 'configure-okta', 'choose-sync', 'assign', 'result'];
  for (const [name = '', path = '', bar = 0] of [
    // 1.25 before pages demanded Trusted Types, told of an outage by themselves and showed a proof of who is there.
    ...steps.map((step) => /** @type {const} */ ([step, `setup/${step}`, 1.27])),
    /** @type {const} */ (['users', 'users', 1.5]),
    /** @type {const} */ (['token', 'token', 1.5]),
  ]) {
    const bytes = await weigh(context, `${origin}/connections/${small}/${path}`);
    report('B2', `first-load-js-${name}`, bytes.script / floorBytes.script, bar, `${bytes.script} of ${floorBytes.script} bytes, aim 1.08`);
  }
}
