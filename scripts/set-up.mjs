// Brings a fresh checkout to the point where it can run: packages, build, browser. Plain Node, because it runs before
// anything is installed. Running it again does nothing that is done already.
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './settings.mjs';

const stamps = join(root, 'node_modules', '.onramp');

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.log(`> ${command} ${args.join(' ')}`);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  const result = spawnSync(command, args, { cwd: root, env, stdio: 'inherit', shell: process.platform === 'win32' });
  return result.status === 0;
}

/** @param {string} message @returns {never} */
function stop(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

/** @param {string[]} files */
function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  return hash.digest('hex');
}

/** @param {string} name */
function readStamp(name) {
  const file = join(stamps, name);
  return existsSync(file) ? readFileSync(file, 'utf8') : '';
}

/** @param {string} name @param {string} value */
function writeStamp(name, value) {
  mkdirSync(stamps, { recursive: true });
  writeFileSync(join(stamps, name), value);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major < 20 || (major === 20 && minor < 9)) stop(`Onramp needs Node 20.9 or newer; this is ${process.versions.node}.`);
}

function installPackages() {
  const wanted = hashOf(['package-lock.json']);
  if (readStamp('packages') === wanted) return;
  if (!run('npm', ['ci', '--no-audit', '--no-fund']))
    stop('The packages could not be installed. Check the connection to the npm registry, then try again.');
  writeStamp('packages', wanted);
}

const buildInputs = [
  'app',
  'components',
  'lib',
  'public',
  'instrumentation-client.ts',
  'instrumentation.ts',
  'next.config.mjs',
  'package-lock.json',
  'postcss.config.mjs',
  'tsconfig.json',
];

function sourceFiles() {
  return buildInputs
    .filter((input) => existsSync(join(root, input)))
    .flatMap((input) =>
      statSync(join(root, input)).isFile()
        ? [input]
        : readdirSync(join(root, input), { recursive: true }).map((name) => join(input, String(name))),
    )
    .filter((file) => !/\.test\.tsx?$/.test(file) && statSync(join(root, file)).isFile())
    .sort();
}

function build() {
  const wanted = hashOf(sourceFiles());
  if (readStamp('build') === wanted && existsSync(join(root, '.next', 'BUILD_ID'))) return;
  if (!run('npm', ['run', 'build', '--silent'])) stop('The build failed; its message is above.');
  writeStamp('build', wanted);
}

/** The browser for tests: a path that was given, one that is installed, Playwright's own, or the system's package. */
function findBrowser() {
  const known = [
    process.env.ONRAMP_CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ];
  return known.find((path) => path && existsSync(path));
}

function playwrightBrowser() {
  const script = "import('@playwright/test').then(({chromium})=>console.log(chromium.executablePath()))";
  const path = execFileSync(process.execPath, ['-e', script], { cwd: root, encoding: 'utf8' }).trim();
  return existsSync(path) ? path : undefined;
}

function provideBrowser() {
  const taken = readStamp('browser');
  if (taken && existsSync(taken) && !process.env.ONRAMP_CHROMIUM) return;
  let path = findBrowser() ?? playwrightBrowser();
  if (!path && run('npx', ['playwright', 'install', 'chromium'])) path = playwrightBrowser();
  if (!path && process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')) {
    run('apt-get', ['update', '-qq']);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium']);
    path = findBrowser();
  }
  if (!path) stop('The browser tests need Chromium. Install it, or set ONRAMP_CHROMIUM to its path, then try again.');
  console.log(`Browser for tests: ${path}`);
  writeStamp('browser', path);
}

checkNode();
installPackages();
if (process.argv.includes('--browser')) provideBrowser();
if (process.argv.includes('--build')) build();
