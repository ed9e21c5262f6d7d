import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSandbox, type Sandbox, type SandboxOptions } from './sandbox';

/** A sandbox that listens. */
export interface ListeningSandbox {
  /** Absolute URL under which it answers. */
  readonly base: string;
  readonly sandbox: Sandbox;
  close(): Promise<void>;
}

/**
 * Serves a sandbox over HTTP on the loopback address, under `/sandbox`.
 *
 * @param options.port 0, the default, takes any that is free.
 * @throws the server's error when the port is taken.
 */
export async function listenSandbox(
  options: Partial<SandboxOptions> & { readonly port?: number; readonly host?: '127.0.0.1' } = {},
): Promise<ListeningSandbox> {
  const { port = 0, host = '127.0.0.1', ...rest } = options;
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('the server has no port');
  const origin = `http://${host}:${address.port}`;
  const base = rest.base ?? `${origin}/sandbox`;
  const sandbox = createSandbox({ ...rest, base });
  server.on('request', (incoming, outgoing) => {
    answer(sandbox, origin, incoming, outgoing).catch(() => outgoing.destroy());
  });
  return {
    base,
    sandbox,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(sandbox: Sandbox, origin: string, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const gone = new AbortController();
  outgoing.on('close', () => gone.abort());
  const parts: AsyncIterator<Uint8Array> = incoming[Symbol.asyncIterator]();
  const response = await sandbox.handle(toRequest(origin, incoming, parts, gone.signal));
  // What nobody wanted to read would be taken for the connection's next request, or reset it.
  while (!(await parts.next()).done);
  outgoing.writeHead(response.status, [...response.headers].flat());
  if (!response.body) {
    outgoing.end();
    return;
  }
  const reader = response.body.getReader();
  gone.signal.addEventListener('abort', () => void reader.cancel().catch(() => undefined));
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    await written(outgoing, part.value);
  }
  outgoing.end();
}

function toRequest(origin: string, incoming: IncomingMessage, parts: AsyncIterator<Uint8Array>, signal: AbortSignal): Request {
  const { method = 'GET', url = '/', headersDistinct } = incoming;
  const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) => values.map((value): [string, string] => [name, value]));
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const part = await parts.next();
      if (part.done) controller.close();
      else controller.enqueue(new Uint8Array(part.value));
    },
  });
  const hasBody = method !== 'GET' && method !== 'HEAD';
  const init: RequestInit & { duplex: 'half' } = { method, headers, signal, duplex: 'half', ...(hasBody ? { body } : {}) };
  return new Request(new URL(url, origin), init);
}

/** Until the bytes are handed to the system, so that a broken body still breaks after its first half; or until the other side is gone. */
function written(outgoing: ServerResponse, bytes: Uint8Array): Promise<void> {
  return new Promise((resolve) => {
    outgoing.once('close', resolve);
    outgoing.write(bytes, () => {
      outgoing.off('close', resolve);
      resolve();
    });
  });
}
