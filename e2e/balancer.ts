import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';

/** How often each process is asked whether it takes requests. */
const pingEveryMs = 100;

/** A small proxy in front of several processes, as a company's own would be. */
export interface Balancer {
  /** Sends all requests of some paths to one process; `null`: in turn again. */
  readonly steer: (way: ((path: string) => number) | null) => void;
  /** How many requests each process answered. */
  readonly answered: readonly number[];
  readonly close: () => Promise<void>;
}

function takes(port: number): Promise<boolean> {
  return new Promise((done) => {
    const asked = request({ host: '127.0.0.1', port, path: '/ping', agent: false, timeout: 2_000 }, (reply) => {
      reply.resume();
      done(reply.statusCode === 204);
    });
    asked.once('timeout', () => asked.destroy());
    asked.once('error', () => done(false));
    asked.end();
  });
}

async function readAll(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Hands one request to one process. @returns whether it was taken; what nobody took may go to another. */
function hand(incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse, port: number): Promise<boolean> {
  const { method = 'GET', url = '/', headers } = incoming;
  return new Promise((done) => {
    const asked = request({ host: '127.0.0.1', port, method, path: url, headers, agent: false }, (reply) => {
      outgoing.writeHead(reply.statusCode ?? 502, reply.rawHeaders);
      reply.once('error', () => outgoing.destroy()).pipe(outgoing);
      done(true);
    });
    outgoing.once('close', () => asked.destroy());
    asked.once('error', (error) => {
      // Refused: nothing was sent. Broken: only what changes nothing may be asked twice.
      const code = 'code' in error ? error.code : '';
      const again = !outgoing.headersSent && (code === 'ECONNREFUSED' || method === 'GET' || method === 'HEAD');
      if (!again) outgoing.destroy();
      done(!again);
    });
    asked.end(body);
  });
}

/** Spreads requests over the processes on some ports, and leaves those alone that do not take any. */
export async function startBalancer(port: number, targets: readonly number[]): Promise<Balancer> {
  const healthy = targets.map(() => true);
  const answered = targets.map(() => 0);
  let way: ((path: string) => number) | null = null;
  let turn = 0;
  const look = async () => {
    for (const [index, target] of targets.entries()) healthy[index] = await takes(target);
  };
  await look();
  let looking = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, pingEveryMs);
  /** Which to ask, in order: the healthy ones first, beginning with the next. */
  const order = () => {
    turn += 1;
    const all = targets.map((_, offset) => (turn + offset) % targets.length);
    return all.sort((one, other) => Number(healthy[other] ?? false) - Number(healthy[one] ?? false));
  };
  const server = createServer(async (incoming, outgoing) => {
    const body = await readAll(incoming);
    for (const index of way ? [way(incoming.url ?? '/')] : order()) {
      if (!(await hand(incoming, body, outgoing, targets[index] ?? 0))) continue;
      answered[index] = (answered[index] ?? 0) + 1;
      return;
    }
    outgoing.writeHead(502).end();
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen({ port, host: '127.0.0.1' }, done));
  return {
    steer: (next) => {
      way = next;
    },
    answered,
    close: async () => {
      clearInterval(timer);
      await looking;
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
