import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Upstream } from './crawl-directory';

/** A directory that a test answers for by hand, over real HTTP. */
export interface HandMade {
  readonly upstream: Upstream;
  /** When each request came, `performance.now()`. */
  readonly asked: { readonly at: number; readonly startIndex: number; readonly query: URLSearchParams }[];
  readonly close: () => Promise<void>;
}

/** Answers requests on loopback. @param answer is told how many came before. */
export async function listenByHand(
  answer: (
    ask: { startIndex: number; count: number; query: URLSearchParams; nth: number; request: IncomingMessage },
    response: ServerResponse,
  ) => void,
): Promise<HandMade> {
  const asked: HandMade['asked'] = [];
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams;
    const startIndex = Number(query.get('startIndex'));
    asked.push({ at: performance.now(), startIndex, query });
    answer({ startIndex, count: Number(query.get('count')), query, nth: asked.length - 1, request }, response);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  const origin = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  return {
    upstream: { base: { dialect: 'scim2', url: () => origin }, organizationId: '5f0c2b1e-7d4a-4c39-9b6e-2a1d8c4e0f37', token: 'made-up' },
    asked,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

/** So many made-up users, in the order of their ids. */
export const madeUpUsers = (size: number) =>
  Array.from({ length: size }, (_, index) => ({ id: String(index).padStart(6, '0'), userName: `person.${index}@example.com` }));

/** Sends a page of users, as SCIM does. */
export function sendPage(
  response: ServerResponse,
  users: readonly unknown[],
  startIndex: number,
  count: number,
  total: unknown = users.length,
): void {
  const page = users.slice(startIndex - 1, startIndex - 1 + count);
  send(response, 200, { totalResults: total, startIndex, itemsPerPage: page.length, Resources: page });
}

/** Sends JSON. */
export function send(response: ServerResponse, status: number, body: unknown, headers: Readonly<Record<string, string>> = {}): void {
  response.writeHead(status, { 'content-type': 'application/scim+json', ...headers }).end(JSON.stringify(body));
}
