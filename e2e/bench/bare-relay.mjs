// The least that carries news from one window to another: a POST, and a stream of server-sent events. Prints its port.
import { createServer } from 'node:http';

/** @type {Set<import('node:http').ServerResponse>} */
const streams = new Set();
const server = createServer((request, response) => {
  if (request.method === 'GET') {
    response.writeHead(200, { 'Content-Type': 'text/event-stream' });
    response.write('event: changed\ndata:\n\n');
    streams.add(response);
    return;
  }
  request.resume().once('end', () => {
    response.writeHead(204).end();
    for (const stream of streams) stream.write('event: changed\ndata:\n\n');
  });
});
server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  console.log(typeof address === 'object' && address ? address.port : 0);
});
