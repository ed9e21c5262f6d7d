import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { connect } from 'node:net';

/**
 * Whether something accepts connections there. Binding alone does not tell: some systems let a second process bind a
 * loopback address beside a wildcard one.
 *
 * @param {string} host @param {number} port
 * @returns {Promise<boolean>}
 */
export function answers(host, port) {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 500 });
    const finish = (/** @type {boolean} */ result) => {
      socket.destroy();
      done(result);
    };
    socket.once('connect', () => finish(true));
    socket.once('timeout', () => finish(false));
    socket.once('error', () => finish(false));
  });
}

/**
 * Names the process that listens on a port, as far as this system tells.
 *
 * @param {number} port
 * @returns {string} for example `node (process 4711)`; `another process` when it cannot be learnt.
 */
export function nameHolder(port) {
  try {
    return process.platform === 'linux' ? fromProc(port) : fromLsof(port);
  } catch {
    return 'another process';
  }
}

/** @param {number} port */
function fromProc(port) {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const inodes = new Set();
  for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
    for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
      const fields = line.trim().split(/\s+/);
      // Field 3 is the state; 0A is LISTEN.
      if (fields[1]?.endsWith(`:${wanted}`) && fields[3] === '0A') inodes.add(`socket:[${fields[9]}]`);
    }
  }
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    if (ownsOneOf(pid, inodes)) return `${readFileSync(`/proc/${pid}/comm`, 'utf8').trim()} (process ${pid})`;
  }
  return 'another process';
}

/** @param {string} pid @param {Set<string>} inodes */
function ownsOneOf(pid, inodes) {
  try {
    return readdirSync(`/proc/${pid}/fd`).some((fd) => {
      try {
        return inodes.has(readlinkSync(`/proc/${pid}/fd/${fd}`));
      } catch {
        return false; // closed meanwhile
      }
    });
  } catch {
    return false; // another user's process
  }
}

/** @param {number} port */
function fromLsof(port) {
  const lines = execFileSync('lsof', ['-nP', `-iTCP:${port}`, '-sTCP:LISTEN', '-Fpc'], { encoding: 'utf8' }).split('\n');
  const pid = lines.find((line) => line.startsWith('p'))?.slice(1);
  const name = lines.find((line) => line.startsWith('c'))?.slice(1);
  return pid ? `${name} (process ${pid})` : 'another process';
}
