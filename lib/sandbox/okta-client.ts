import { readText } from './body';
import { isObject, type JsonObject } from './json';
import type { OktaApp, OktaConnection } from './okta-app';

/** What the emulated Okta needs of the world. */
export interface OktaWorld {
  /** The sandbox's own address. */
  readonly base: string;
  readonly now: () => number;
  readonly fetch: (address: string, init: RequestInit) => Promise<Response>;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What Webex answered. `status: null`: nothing that could be read. */
export interface OktaReply {
  readonly status: number | null;
  /** `null`: no JSON object. */
  readonly body: JsonObject | null;
  readonly text: string;
}

const maxTraffic = 50;
const maxAnswer = 1_048_576;
const answerWithinMs = 60_000;
/** Okta waits five minutes without a number in `Retry-After`, doubles, and gives up after ten attempts; nobody rehearses that long. */
const patience = { attempts: 4, firstMs: 5_000, longestMs: 10_000 } as const;

/**
 * Sends one request as Okta's SCIM client does, header by header; a 429 is asked again after a while.
 *
 * @param path what follows the organization's SCIM base, `/Users…`.
 * @see https://developer.okta.com/docs/concepts/scim/
 */
export async function sendAsOkta(
  world: OktaWorld,
  app: OktaApp,
  connection: OktaConnection,
  [method, path, body]: readonly [method: string, path: string, body?: JsonObject],
): Promise<OktaReply> {
  const version = connection.edition === 'classic' ? 'v1' : 'v2';
  const address = `/identity/scim/${encodeURIComponent(connection.organizationId)}/${version}${path}`;
  for (let attempt = 1; ; attempt++) {
    const started = world.now();
    const { reply, retryAfter } = await sendOnce(world, `${world.base}${address}`, connection, method, body);
    const entry = { method, path: address, status: reply.status, ms: world.now() - started };
    app.traffic = [entry, ...app.traffic].slice(0, maxTraffic);
    if (reply.status !== 429 || attempt >= patience.attempts) return reply;
    // Okta reads whole seconds only, and not a date.
    const asked = /^\d{1,6}$/.test(retryAfter ?? '') ? Number(retryAfter) * 1000 : patience.firstMs;
    await world.sleep(Math.min(asked * 2 ** (attempt - 1), patience.longestMs));
  }
}

async function sendOnce(
  world: OktaWorld,
  address: string,
  { edition, token }: OktaConnection,
  method: string,
  body: JsonObject | undefined,
) {
  const type = edition === 'classic' ? 'application/json; charset=utf-8' : 'application/scim+json; charset=utf-8';
  try {
    const answer = await world.fetch(address, {
      method,
      headers: {
        'User-Agent': 'Okta SCIM Client 1.0.0',
        Accept: 'application/scim+json',
        'Accept-Charset': 'utf-8',
        Authorization: `Bearer ${token}`,
        ...(body && { 'Content-Type': type }),
      },
      body: body ? JSON.stringify(body) : null,
      cache: 'no-store',
      redirect: 'manual',
      signal: AbortSignal.timeout(answerWithinMs),
    });
    const text = (await readText(answer, maxAnswer)) ?? '';
    return { reply: { status: answer.status, body: objectIn(text), text }, retryAfter: answer.headers.get('retry-after') };
  } catch {
    // The reason may quote a header, and one of them is the token.
    return { reply: { status: null, body: null, text: '' }, retryAfter: null };
  }
}

function objectIn(text: string): JsonObject | null {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}
