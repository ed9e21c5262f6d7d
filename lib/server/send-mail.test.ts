import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';
import tlsOptions from 'smtp-server/lib/tls-options.js';
import { afterEach, describe, expect, it } from 'vitest';
import { makeMailSender } from './send-mail';
import { sendingFor } from './sending.fixture';

const short = { connectMs: 1_000, greetingMs: 300, socketMs: 400, totalMs: 2_000 };
const from = 'onramp@example.org';
const password = 'pass word/7%';

/** A key that is publicly known, with its certificate, which nobody vouches for. */
const { key, cert } = tlsOptions();
const untrusted = { key, cert };

const endAfterwards: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of endAfterwards.splice(0)) await end();
});

interface Mailbox {
  readonly port: number;
  readonly raw: string[];
  readonly recipients: string[];
}

/** A real mail server on loopback. Plain unless told otherwise, and open to everybody. */
async function mailServer(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const raw: string[] = [];
  const recipients: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    ...untrusted,
    onRcptTo: (address, _session, callback) => {
      recipients.push(address.address);
      callback();
    },
    onData: (stream, _session, callback) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        raw.push(Buffer.concat(chunks).toString());
        callback();
      });
    },
    ...options,
  });
  // A client that hangs up on a certificate is an error for the server.
  server.on('error', () => undefined);
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  endAfterwards.push(() => new Promise<void>((resolve) => server.close(() => resolve())));
  return { port: portOf(listening.address()), raw, recipients };
}

function portOf(address: string | AddressInfo | null): number {
  if (address === null || typeof address === 'string') throw new Error('expected a port');
  return address.port;
}

/** Something that listens and says what it is told to, line by line. */
async function listener(onSocket: (socket: Socket) => void): Promise<number> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    onSocket(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  endAfterwards.push(async () => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return portOf(server.address());
}

const saying = (status: number, words: string) => Object.assign(new Error(words), { responseCode: status });
const send = (url: string, sending = sendingFor('email')) => makeMailSender({ url, from }, short)(sending);

describe('a mail that is taken', () => {
  it('has sender, recipient, both parts and the headers of an automatic message', async () => {
    const { port, raw, recipients } = await mailServer();
    const sending = sendingFor('email');
    expect(await send(`smtp://127.0.0.1:${port}`, sending)).toEqual({ outcome: 'delivered', detail: 'The mail server took it' });
    expect(recipients).toEqual(['ada@example.com']);
    const mail = await simpleParser(raw[0] ?? '', { skipHtmlToText: true, skipTextToHtml: true });
    expect(mail.from?.value).toEqual([{ name: 'Onramp', address: from }]);
    expect(mail.subject).toBe('Webex token ends in 7 days: Halden Logistics');
    expect(mail.messageId).toBe(`<${sending.noticeId}@example.org>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
    expect(raw[0]?.replaceAll(/\r\n[ \t]+/g, ' ')).toContain(`List-Unsubscribe: <${sending.pageUrl}#reminders>`);
    expect(mail.date?.getTime()).toBe(Math.floor(sending.now / 1000) * 1000);
    expect(mail.text).toContain(`${sending.pageUrl}#reminders`);
    expect(mail.html).toContain('<html lang="en"');
    expect(mail.attachments).toEqual([]);
  });

  it('carries the login, also one with special characters', async () => {
    const logins: unknown[] = [];
    const { port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ username, password: given }, _session, callback) => {
        logins.push([username, given]);
        callback(null, { user: username });
      },
    });
    const outcome = await send(`smtp://ada%40example.org:${encodeURIComponent(password)}@127.0.0.1:${port}`);
    expect(outcome.outcome).toBe('delivered');
    expect(logins).toEqual([['ada@example.org', password]]);
  });

  it.each(['x\r\nBcc: victim@example.net\r\n\r\nbody', '\u202Ename', 'Ærø & Søn <i>', 'a'.repeat(10_000)])(
    'keeps its headers with the name %j',
    async (connectionName) => {
      const { port, raw, recipients } = await mailServer();
      const sending = sendingFor('email');
      await send(`smtp://127.0.0.1:${port}`, { ...sending, facts: { ...sending.facts, connectionName } });
      expect(recipients).toEqual(['ada@example.com']);
      const mail = await simpleParser(raw[0] ?? '');
      expect(mail.headers.has('bcc')).toBe(false);
      expect(mail.subject).toMatch(/^Webex token ends in 7 days: /);
    },
  );

  it('goes to one recipient, whatever the address looks like', async () => {
    const { port, recipients } = await mailServer();
    const sending = sendingFor('email');
    const address = 'ada@example.com, victim@example.net';
    await send(`smtp://127.0.0.1:${port}`, { ...sending, channel: { ...sending.channel, address } });
    expect(recipients).not.toContain('victim@example.net');
  });
});

describe('a mail that is refused', () => {
  const refusals: readonly { name: string; options: SMTPServerOptions; outcome: string; detail: string }[] = [
    {
      name: 'the address, for good',
      options: { onRcptTo: (_address, _session, callback) => callback(saying(550, 'no such user here')) },
      outcome: 'never',
      detail: 'The mail server refused the address (550)',
    },
    {
      name: 'the address, for now',
      options: { onRcptTo: (_address, _session, callback) => callback(saying(450, 'greylisted')) },
      outcome: 'later',
      detail: 'The mail server asked to try later (450)',
    },
    {
      name: 'the message, for good',
      options: {
        onData: (stream, _session, callback) => {
          stream.resume();
          stream.on('end', () => callback(saying(554, 'looks like spam')));
        },
      },
      outcome: 'never',
      detail: 'The mail server refused the message (554)',
    },
    {
      name: 'the message, for now',
      options: {
        onData: (stream, _session, callback) => {
          stream.resume();
          stream.on('end', () => callback(saying(451, 'busy')));
        },
      },
      outcome: 'later',
      detail: 'The mail server asked to try later (451)',
    },
    {
      name: 'the sender',
      options: { onMailFrom: (_address, _session, callback) => callback(saying(553, 'not yours')) },
      outcome: 'later',
      detail: 'The mail server refused the sender, ONRAMP_MAIL_FROM (553)',
    },
    {
      name: 'the connection',
      options: { onConnect: (_session, callback) => callback(saying(554, 'go away')) },
      outcome: 'later',
      detail: 'The mail server refused the connection (554)',
    },
  ];
  it.each(refusals)('says so: $name', async ({ options, outcome, detail }) => {
    const { port } = await mailServer(options);
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ outcome, detail });
  });

  it('says that the login was wrong, without the login', async () => {
    const { port } = await mailServer({
      authOptional: false,
      allowInsecureAuth: true,
      onAuth: ({ password: given }, _session, callback) => callback(saying(535, `wrong: ${given}`)),
    });
    const outcome = await send(`smtp://ada:${encodeURIComponent(password)}@127.0.0.1:${port}`);
    expect(outcome).toEqual({ outcome: 'later', detail: 'The mail server refused the login (535)' });
  });
});

describe('a mail server that cannot be used', () => {
  it('is no server at all', async () => {
    const port = await listener(() => undefined);
    for (const end of endAfterwards.splice(0)) await end();
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ outcome: 'later', detail: 'The mail server refused the connection' });
  });

  it('never greets', async () => {
    const port = await listener(() => undefined);
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ outcome: 'later', detail: 'The mail server did not answer in time' });
  });

  it('greets, then says nothing more', async () => {
    const port = await listener((socket) => socket.write('220 mx.example.org ESMTP\r\n'));
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ outcome: 'later', detail: 'The mail server did not answer in time' });
  });

  it('answers without end', async () => {
    const port = await listener((socket) => {
      socket.write('220 mx.example.org ESMTP\r\n');
      const drip = setInterval(() => socket.write('250-MORE\r\n'), 100);
      socket.on('close', () => clearInterval(drip));
    });
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ outcome: 'later', detail: 'The mail server did not answer in time' });
  });

  it('hangs up', async () => {
    const port = await listener((socket) => socket.end('220 mx.example.org ESMTP\r\n'));
    expect(await send(`smtp://127.0.0.1:${port}`)).toEqual({ outcome: 'later', detail: 'The connection to the mail server broke' });
  });

  it.each([
    ['from the first byte', 'smtps', { secure: true }],
    ['by STARTTLS', 'smtp', { hideSTARTTLS: false }],
  ])('shows a certificate that nobody vouches for, %s', async (_name, scheme, options) => {
    const { port, raw } = await mailServer(options);
    const outcome = await send(`${scheme}://127.0.0.1:${port}?tls.rejectUnauthorized=false`);
    expect(outcome).toEqual({ outcome: 'later', detail: 'The mail server’s certificate is not trusted' });
    expect(raw).toEqual([]);
  });

  it('offers no encryption, and is not this machine by name', async () => {
    const { port, raw } = await mailServer({ disabledCommands: ['STARTTLS'] });
    const outcome = await send(`smtp://127.1:${port}`);
    expect(outcome).toEqual({ outcome: 'later', detail: 'The mail server offers no secure connection' });
    expect(raw).toEqual([]);
  });

  it('was never configured', async () => {
    expect(await makeMailSender(null)(sendingFor('email'))).toEqual({ outcome: 'never', detail: 'No mail server is configured' });
  });

  it('is left alone when Onramp stops', async () => {
    const stop = new AbortController();
    const port = await listener(() => stop.abort());
    const outcome = await send(`smtp://127.0.0.1:${port}`, sendingFor('email', { signal: stop.signal }));
    expect(outcome).toEqual({ outcome: 'later', detail: 'Onramp stopped before the mail was handed over' });
  });
});
