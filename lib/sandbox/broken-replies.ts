const page = (title: string, text: string) =>
  `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1><p>${text}</p></html>`;
const html = (status: number, body: string) =>
  new Response(body, { status, headers: { 'content-type': 'text/html;charset=UTF-8', 'cache-control': 'no-store' } });

/** 503 with a web page, as a proxy in front of a service answers. */
export function unavailable(): Response {
  return html(503, page('503 Service Unavailable', 'The sandbox has a bad moment, on purpose.'));
}

/** 200 with a web page, as a network that wants a sign-in answers. */
export function notJson(): Response {
  return html(200, page('Sign in to continue', 'The sandbox plays a network that asks for a sign-in.'));
}

/** 200 with JSON that has nothing to do with the question. */
export function wrongShape(): Response {
  return new Response(JSON.stringify({ result: ['not', 'what', 'was', 'asked'], ok: true }), {
    headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' },
  });
}

/** The first half of an answer, ended as if it were whole. */
export async function truncated(answer: Response): Promise<Response> {
  const text = await answer.text();
  return new Response(text.slice(0, Math.ceil(text.length / 2)), { status: answer.status, headers: answer.headers });
}

/** The first half of an answer, then the connection breaks. */
export async function cutOff(answer: Response): Promise<Response> {
  const text = await answer.text();
  const half = new TextEncoder().encode(text.slice(0, Math.ceil(text.length / 2)));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      if (!sent) controller.enqueue(half);
      else {
        // Time for the first half to leave: a server drops what it has not sent yet.
        await new Promise((resolve) => setTimeout(resolve, 20));
        controller.error(new Error('the sandbox broke the connection, on purpose'));
      }
      sent = true;
    },
  });
  return new Response(body, { status: answer.status, headers: answer.headers });
}

/** JSON that never ends, until the reader has enough. */
export function endless(): Response {
  const piece = new TextEncoder().encode(`${JSON.stringify('x'.repeat(16_000))},`);
  let started = false;
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      // A macrotask each: the process must stay able to do other things.
      await new Promise((resolve) => setTimeout(resolve, 1));
      controller.enqueue(started ? piece : new TextEncoder().encode('{"Resources":['));
      started = true;
    },
  });
  return new Response(body, { headers: { 'content-type': 'application/json;charset=UTF-8', 'cache-control': 'no-store' } });
}
