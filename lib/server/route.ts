import 'server-only';
import { NextRequest } from 'next/server';
import type { z } from 'zod';
import { StateError } from '@/lib/errors';
import { readJson } from '@/lib/json';
import { isEnough, type Role, readRole } from '@/lib/team/role';
import { app } from './app';
import { actAs, findAdminOf } from './auth';
import { settings } from './env';
import { addressOf, arriveFrom } from './origin';
import { problemResponse } from './problem-response';
import { type Rate, takeFrom } from './rate-limit';
import type { Admin } from './sessions';
import { takeShared } from './shared-rate';

/**
 * Who may come in: a role needs a session of somebody who has it or a higher one; `deposit` and `public` do not, and then the handler must not tell anything.
 * `embedded` hands the untouched request on (next-auth, the sandbox), after host and origin were checked.
 * `landing` may be navigated to from anywhere.
 */
type Access = Role | 'deposit' | 'public' | 'embedded' | 'landing';

interface Arrived<P, Q, B, A extends Access> {
  readonly request: Request;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  readonly admin: A extends Role ? Admin : null;
}

interface Definition<P, Q, B, A extends Access> {
  readonly access: A;
  readonly params?: z.ZodType<P>;
  readonly query?: z.ZodType<Q>;
  readonly body?: z.ZodType<B>;
  /** Bytes; what is longer is refused before it is read to its end. */
  readonly bodyLimit?: number;
  /** `null`: never refused for its rate. */
  readonly rate?: Rate | null;
  /** A name: changes are counted by all replicas together as well, each session or address for itself. For what guards a secret. */
  readonly shared?: string;
  /** Programs with a credential of their own may make changes; see {@link isProgram}. */
  readonly programs?: boolean;
  /** A Response, or a value that becomes JSON. */
  readonly handle: (arrived: Arrived<P, Q, B, A>) => Promise<unknown>;
}

type Context = { params: Promise<Record<string, string | string[] | undefined>> };

let routes = 0;

const readOnly: ReadonlySet<string> = new Set(['GET', 'HEAD']);
const defaultBodyLimit = 16_384;
const defaultRate: Rate = { burst: 120, perSecond: 4 };

/** Next hands over a URL whose host comes from the Host header; that header itself is what counts. */
function checkHost(request: Request): void {
  const host = request.headers.get('host') ?? '';
  if (!settings().hosts.has(host)) throw new StateError('host-not-allowed', 'the Host header names another host');
}

/**
 * A program that brings its own credential, as the sandbox's Okta does. No browser sends a request like it: it says where a change comes
 * from, and a page of another origin may not add this header unasked. Without a cookie there is nothing that could be ridden on.
 */
function isProgram({ headers }: Request): boolean {
  return headers.has('authorization') && !['origin', 'sec-fetch-site', 'cookie'].some((name) => headers.has(name));
}

/**
 * A change must come from a page of this very origin. Cookies ignore ports and SameSite counts every localhost port as one
 * site, so both headers are compared exactly; `Origin: null` and a missing Origin are foreign.
 */
function checkOrigin(request: Request, access: Access, programs: boolean): void {
  const site = request.headers.get('sec-fetch-site');
  if (readOnly.has(request.method)) {
    if (access !== 'landing' && (site === 'cross-site' || site === 'same-site'))
      throw new StateError('origin-not-allowed', `read from ${site}`);
    return;
  }
  if (programs && isProgram(request)) return;
  const origin = request.headers.get('origin');
  const host = request.headers.get('host');
  const expected = new URL(settings().publicUrl);
  // The loopback names are one origin each; the request's own host was checked before.
  const own = host === expected.host ? expected.origin : `http://${host}`;
  if (origin !== own || site !== 'same-origin') throw new StateError('origin-not-allowed', 'Origin or Sec-Fetch-Site is not ours');
}

/** Reads a body to its end, or refuses it at the limit. */
async function readCapped(request: Request, limit: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > limit) throw new StateError('body-too-large', `body is longer than ${limit} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The same request with a body that was measured: what it is handed to may read without a limit of its own. */
async function withCappedBody(request: Request, limit: number): Promise<Request> {
  if (!request.body) return request;
  const body = new Uint8Array(await readCapped(request, limit));
  // next-auth reads `nextUrl`, which a plain Request does not have.
  return new NextRequest(request.url, { method: request.method, headers: request.headers, body });
}

async function readBody(request: Request, limit: number): Promise<unknown> {
  const type = request.headers.get('content-type') ?? '';
  if (!/^application\/json(?:\s*;|$)/i.test(type)) throw new StateError('media-type-unsupported', 'content type is not JSON');
  const body = await readCapped(request, limit);
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(body), 'the body');
  } catch {
    throw new StateError('invalid-request', 'body is not JSON');
  }
}

/** How many addresses without a session may use up their own rates at the same time. */
const mostStrangers = 20;

/** One client must not use up what others may ask, nor many of them this process. @throws as {@link takeFrom} */
function takeForCaller(bucket: string, caller: string, known: boolean, rate: Rate): void {
  takeFrom(`${bucket} ${caller}`, rate);
  if (!known) takeFrom(`${bucket} anybody`, { burst: rate.burst * mostStrangers, perSecond: rate.perSecond * mostStrangers });
}

/** Checks a value against its schema; the message names fields, never values. */
function parse<T>(schema: z.ZodType<T>, value: unknown, what: string): T {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const fields = parsed.error.issues.map((issue) => `${issue.path.join('.') || what} (${issue.code})`);
  throw new StateError('invalid-request', `${what}: ${fields.join(', ')}`);
}

/**
 * Makes a route handler. The one door through which every read by a client and every change comes: host, origin, session, rate,
 * size and shape are checked here, in this order, and every failure leaves as a problem document.
 */
export function route<A extends Access, P = undefined, Q = undefined, B = undefined>(definition: Definition<P, Q, B, A>) {
  routes += 1;
  // Not the path: what a caller may spell in many ways must not have many buckets.
  const bucket = `route-${routes}`;
  return async (request: Request, context: Context): Promise<Response> => {
    try {
      checkHost(request);
      checkOrigin(request, definition.access, definition.programs ?? false);
      const needed = readRole(definition.access);
      const admin = needed ? await findAdminOf(request) : null;
      if (needed && !admin) throw new StateError('not-signed-in', 'no valid session');
      // The data layer asks again; here it is asked before anything of the request is read.
      if (needed && admin && !isEnough(admin.role, needed)) throw new StateError('role-too-low', `${admin.role} is not ${needed}`);
      const url = new URL(request.url);
      const caller = admin?.sessionHash ?? addressOf(request) ?? '';
      if (definition.rate !== null) takeForCaller(`${bucket} ${request.method}`, caller, admin !== null, definition.rate ?? defaultRate);
      if (definition.shared && !readOnly.has(request.method)) {
        const { db } = await app();
        await takeShared(db, `${definition.shared} ${caller}`, definition.rate ?? defaultRate);
      }
      const params = definition.params ? parse(definition.params, await context.params, 'address') : undefined;
      const query = definition.query ? parse(definition.query, Object.fromEntries(url.searchParams), 'query') : undefined;
      const body = definition.body
        ? parse(definition.body, await readBody(request, definition.bodyLimit ?? defaultBodyLimit), 'body')
        : undefined;
      const handed = definition.access === 'embedded' ? await withCappedBody(request, definition.bodyLimit ?? defaultBodyLimit) : request;
      const arrived = { request: handed, params, query, body, admin } as Arrived<P, Q, B, A>;
      const handle = () => definition.handle(arrived);
      const result = await arriveFrom(request, () => (admin ? actAs(admin, handle) : handle()));
      if (result instanceof Response) return result;
      return Response.json(result, { headers: { 'Cache-Control': 'no-store' } });
    } catch (error) {
      return problemResponse(error);
    }
  };
}
