import { createServer } from 'node:http';
import type { Post } from './order';

/** Counts what arrives at it. */
export interface Receiver {
  readonly url: string;
  /** The ids of the notices that arrived of each reminder, `token:threshold channel`. */
  readonly arrived: ReadonlyMap<string, ReadonlySet<string>>;
  /** How often an id arrived again. */
  readonly repeated: () => number;
  /** Is asked before each answer; what it answers with `false` is never answered. */
  readonly onPost: (listener: (post: Post) => boolean) => void;
  readonly close: () => void;
}

/** Listens on loopback. */
export async function startReceiver(): Promise<Receiver> {
  const arrived = new Map<string, Set<string>>();
  let repeated = 0;
  let listener: (post: Post) => boolean = () => true;
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    const post: Post = JSON.parse(Buffer.concat(parts).toString());
    const key = `${post.fingerprint}:${post.threshold} ${post.channelId}`;
    const ids = arrived.get(key) ?? new Set();
    if (ids.has(post.noticeId)) repeated += 1;
    arrived.set(key, ids.add(post.noticeId));
    if (listener(post)) response.end();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}/`,
    arrived,
    repeated: () => repeated,
    onPost: (next) => {
      listener = next;
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
