import { request as httpRequest, type IncomingHttpHeaders } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** Asks as no browser would: any Host, any header. */
export function ask(path: string, headers: Record<string, string> = {}, { method = 'GET', port = 3000, body = '' } = {}): Promise<Reply> {
  return new Promise((done, failed) => {
    const sent = httpRequest({ host: '127.0.0.1', port, method, path, headers: { Host: 'localhost:3000', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', failed);
      // A stream of events never ends: its head is enough.
      const finish = () => done({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks).toString() });
      response.on('end', finish);
      if (response.headers['content-type']?.startsWith('text/event-stream')) {
        finish();
        sent.destroy();
      }
    });
    sent.on('error', failed);
    sent.end(body);
  });
}
