// Runs Onramp: holds both loopback addresses, answers only to its own names, and sets the headers of every reply.
// A server of our own, because `next start` holds one address only, answers to any Host and accepts upgrades.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { lstatSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { keepHeapSmall } from './heap.mjs';
import { issueLaunchLink, launchMinutes } from './launch-link.mjs';
import { answers, nameHolder } from './port-holder.mjs';
import { isNonce, proofHeader, proofOf, readProofKey } from './proof.mjs';
import { remoteAddress } from './remote-address.mjs';
import { isLoopback, parseSettings, root } from './settings.mjs';
import { wrongSettings } from './wrong-settings.mjs';

const dev = process.argv.includes('--dev');
const stopWithinMs = 5_000;

process.umask(0o077);
keepHeapSmall();

/** @param {unknown} error @returns {never} */
function fail(error) {
  console.error(`\nOnramp did not start.\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

/** @param {unknown} error */
function endBadly(error) {
  console.error(`\nOnramp did not end well: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const settings = parseSettings();
if (settings.wrong.length > 0) fail(wrongSettings(settings.wrong));
const { port, publicUrl, dataDir } = settings;
const secure = publicUrl.startsWith('https:');

/**
 * A folder of ours that nobody else can put things into: who may write a launch link there may sign in.
 *
 * @param {string} folder @param {number} forbidden permission bits
 */
function ownFolder(folder, forbidden) {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (process.platform === 'win32') return;
  const { mode, uid } = lstatSync(folder);
  if (uid !== process.getuid?.()) fail(new Error(`The folder ${folder} belongs to another user of this machine.`));
  if ((mode & forbidden) !== 0) fail(new Error(`Other users of this machine may use the folder ${folder}.\nRun: chmod 700 ${folder}`));
}

ownFolder(dataDir, 0o022);
ownFolder(join(dataDir, 'launch'), 0o077);
ownFolder(join(dataDir, 'database'), 0o077);
const proofKey = readProofKey(dataDir);
Object.assign(process.env, {
  NODE_ENV: dev ? 'development' : 'production',
  NEXT_TELEMETRY_DISABLED: '1',
  PORT: String(port),
  ONRAMP_DATA_DIR: dataDir,
  ONRAMP_PUBLIC_URL: publicUrl,
  ONRAMP_HOSTS: settings.hosts.join(' '),
  NEXTAUTH_URL: publicUrl,
});

/** Headers of every reply. @param {import('node:http').ServerResponse} response @param {string} path */
function setCommonHeaders(response, path) {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
  // The others are about documents. Scripts and styles come by the dozen, and each would carry them.
  if (path.startsWith('/_next/static/')) return;
  // The sandbox plays sites of its own, with a form; under no-referrer that would be sent with `Origin: null`.
  response.setHeader('Referrer-Policy', path.startsWith('/sandbox/') ? 'strict-origin' : 'no-referrer');
  response.setHeader('Cross-Origin-Opener-Policy', 'same-origin');
  response.setHeader('Permissions-Policy', 'camera=(), geolocation=(), microphone=(), payment=(), usb=()');
  // Safari applies HSTS and upgrade-insecure-requests to http://localhost too, so they are for https only.
  if (secure) response.setHeader('Strict-Transport-Security', 'max-age=31536000');
}

/**
 * The policy of pages. Next reads the nonce from the request header and puts it on its own scripts.
 * Replies of route handlers carry policies of their own.
 *
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
function setPagePolicy(request, response) {
  const nonce = randomBytes(18).toString('base64');
  const policy = [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    // Next's development server makes scripts from text. instrumentation-client.ts has the one policy.
    ...(dev ? [] : ["require-trusted-types-for 'script'", 'trusted-types default']),
  ].join('; ');
  request.headers['content-security-policy'] = policy;
  response.setHeader('Content-Security-Policy', policy);
}

/**
 * Gives a policy to a reply that brings none, such as Next's own page for an unknown address. Set before, it would win over the
 * handler's; so it is added at the last moment.
 *
 * @param {import('node:http').ServerResponse} response
 */
function fillPolicy(response) {
  response.writeHead = new Proxy(response.writeHead, {
    apply(writeHead, self, args) {
      if (!response.hasHeader('content-security-policy'))
        response.setHeader('Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'");
      if (!response.hasHeader('cache-control')) response.setHeader('Cache-Control', 'no-store');
      return Reflect.apply(writeHead, self, args);
    },
  });
}

const hasOwnPolicy = /^\/(?:api|auth|sandbox|_next|metrics|health|\.well-known)(?:\/|$)/;

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} text */
function refuse(response, status, text) {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8', 'Cache-Control': 'no-store', Connection: 'close' });
  response.end(`${text}\n`);
}

/** Whether the process will end: who asks `/ping` sends nobody here any more. */
let stopping = false;

/**
 * Whether this process takes requests, for a proxy that looks. Tells nothing else, so any Host may ask. Who holds the data folder can have it
 * proven that Onramp answers and not another program.
 *
 * @param {import('node:http').IncomingMessage} request @param {import('node:http').ServerResponse} response
 */
function ping(request, response) {
  const nonce = new URLSearchParams(request.url?.split('?', 2)[1]).get('nonce');
  if (nonce && isNonce(nonce)) response.setHeader(proofHeader, proofOf(proofKey, nonce));
  response.setHeader('Cache-Control', 'no-store');
  response.writeHead(app && !stopping ? 204 : 503, stopping ? { Connection: 'close' } : {});
  response.end();
}

/** @type {import('node:http').RequestListener | undefined} */
let app;
/** @type {Promise<void>} */
let ready = Promise.resolve();

/** @type {import('node:http').RequestListener} */
async function onRequest(request, response) {
  const path = request.url?.split(/[?#]/, 1)[0] ?? '/';
  setCommonHeaders(response, path);
  if (path === '/ping') return ping(request, response);
  const host = request.headers.host ?? '';
  // An absolute-form target (GET http://elsewhere/) would overrule Host.
  if (!settings.hosts.includes(host) || !request.url?.startsWith('/')) {
    return refuse(response, 421, `This is not Onramp’s address. Open ${publicUrl}`);
  }
  if (path.startsWith('/_next/image')) return refuse(response, 404, 'Not found');
  // Only this server may name the policy that Next takes its nonce from.
  delete request.headers['content-security-policy'];
  // And only this server says where a request came from.
  request.headers['x-onramp-from'] = remoteAddress(request, settings.trustProxy);
  if (hasOwnPolicy.test(path)) fillPolicy(response);
  else setPagePolicy(request, response);
  await ready;
  app?.(request, response);
}

/** @param {string} host */
function listen(host) {
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 10_000, maxHeaderSize: 16_384 }, onRequest);
  // Onramp speaks no WebSocket; refusing them all removes a family of proxying faults.
  if (!dev) server.on('upgrade', (_request, socket) => socket.destroy());
  return new Promise((done, failed) => {
    server.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      const isMissing = error.code === 'EADDRNOTAVAIL' || error.code === 'EAFNOSUPPORT';
      if (isMissing && host === '::1') return done(null); // no IPv6 here: nobody else can take it either
      if (isMissing) return failed(new Error('ONRAMP_LISTEN names an address that this machine does not have.'));
      if (error.code !== 'EADDRINUSE') return failed(error);
      return failed(new Error(taken(host)));
    });
    server.listen({ host, port }, () => done(server));
  });
}

/** @param {string} host */
function taken(host) {
  return (
    `${host.includes(':') ? `[${host}]` : host}:${port} is held by ${nameHolder(port)}.\n` +
    `Webex sends its answer to http://localhost:3000/auth/code and nowhere else, so Onramp needs this port on both loopback addresses.\n` +
    `Stop that process, then start Onramp again.`
  );
}

async function start() {
  for (const host of ['127.0.0.1', '::1']) {
    if (await answers(host, port)) throw new Error(taken(host));
  }
  let release = () => {};
  ready = new Promise((done) => {
    release = () => done(undefined);
  });
  const servers = (await Promise.all(settings.addresses.map(listen))).filter((server) => server !== null);

  const { default: next } = await import('next');
  // Next hangs its own upgrade handler on this server, which never listens.
  const nextApp = next({ dev, dir: root, hostname: 'localhost', port, ...(dev ? {} : { httpServer: createServer() }) });
  await nextApp.prepare();
  app = nextApp.getRequestHandler();
  release();
  // Next opens the database in the background (instrumentation.ts); nothing is ready before that is done.
  const health = await fetch(`http://127.0.0.1:${port}/api/health`);
  if (!health.ok) throw new Error(`The app does not answer: ${health.status}.`);

  const stop = () => {
    if (stopping) return;
    stopping = true;
    // Proxies that look at `/ping` leave this process alone meanwhile; it still answers whoever comes.
    setTimeout(close, settings.drainMs);
  };
  const close = () => {
    setTimeout(() => process.exit(0), stopWithinMs).unref();
    const closed = servers.map((server) => new Promise((done) => server.close(done)));
    globalThis.onrampStopping?.abort();
    for (const server of servers) server.closeIdleConnections();
    // Exports, and whoever does not read on.
    setTimeout(() => servers.forEach((server) => void server.closeAllConnections()), 1_000).unref();
    Promise.all(closed)
      .then(() => nextApp.close())
      .then(() => globalThis.onrampApp)
      .then((opened) => opened?.close())
      .then(() => process.exit(0), endBadly);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // npm hands a signal to the shell in between, which ends without handing it on; without its shell this process ends too.
  if (process.env.npm_lifecycle_event === 'start') {
    const parent = process.ppid;
    setInterval(() => process.ppid === parent || stop(), 500).unref();
  }

  if (!secure && !settings.addresses.every(isLoopback)) {
    console.warn('\nONRAMP_LISTEN opens Onramp to other machines, and ONRAMP_PUBLIC_URL is not https: whoever is on the way reads along.');
  }
  console.log(`\nOnramp is ready on ${publicUrl}\n`);
  // Where a company signs in, what a server prints is collected, and read by others than whoever may become an owner with such a link.
  if (process.env.ONRAMP_OIDC_ISSUER && !process.stdout.isTTY) {
    console.log('Sign in with your company, or make a link for the owner: npm run link.\n');
    return;
  }
  const link = issueLaunchLink(settings);
  console.log(`Sign in with this link. It works once, within ${launchMinutes} minutes:\n\n  ${link}\n`);
  console.log('Another link: npm run link. To stop: Ctrl C.\n');
  if (process.argv.includes('--open')) openInBrowser(link);
}

/** Opens the link without putting its secret into a process's arguments. @param {string} link */
function openInBrowser(link) {
  const file = join(dataDir, 'launch', 'open.html');
  writeFileSync(file, `<!doctype html><meta http-equiv="refresh" content="0;url=${link}"><title>Onramp</title>`, { mode: 0o600 });
  const opener = { darwin: 'open', win32: 'explorer' }[/** @type {string} */ (process.platform)] ?? 'xdg-open';
  spawn(opener, [file], { stdio: 'ignore', detached: true }).on('error', () => console.log('No browser could be opened; use the link.'));
}

start().catch(fail);
