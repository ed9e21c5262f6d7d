import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** Something that listens on loopback and keeps what came. */
export interface Receiver {
  readonly port: number;
  readonly received: string[];
  readonly stop: () => Promise<void>;
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return address.port;
}

/**
 * A mail server that demands a login. It keeps each mail as it came and as a mailbox shows it. An address that begins with `refused` is
 * refused, with the password in the answer.
 */
export async function mailReceiver(login: Readonly<{ user: string; password: string }>): Promise<Receiver> {
  const received: string[] = [];
  const server = new SMTPServer({
    hideSTARTTLS: true,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _session, callback) =>
      username === login.user && password === login.password ? callback(null, { user: username }) : callback(new Error('wrong login')),
    onRcptTo: ({ address }, _session, callback) =>
      address.startsWith('refused') ? callback(new Error(`no mails for ${login.password}`)) : callback(),
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', async () => {
        const raw = Buffer.concat(chunks);
        const { text, html } = await simpleParser(raw);
        received.push(`${raw}\n${text}\n${html}`);
        callback();
      });
    },
  });
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { port: portOf(listening.address()), received, stop: () => new Promise((done) => server.close(() => done())) };
}

/** A webhook's receiver. It keeps headers and bodies, not the path, which it must know. Another path is refused, with the path in the answer. */
export async function webhookReceiver(path: string): Promise<Receiver> {
  const received: string[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      received.push(`${JSON.stringify(request.headers)}\n${Buffer.concat(chunks)}`);
      const known = request.url === path;
      response.writeHead(known ? 204 : 500).end(known ? '' : `nobody at ${request.url}`);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server.address()),
    received,
    stop: () => new Promise((done) => server.close(() => done())),
  };
}
