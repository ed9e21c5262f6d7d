import 'server-only';
import type { z } from 'zod';
import { HttpError, ResponseError } from '@/lib/errors';
import { parseListResponse } from '@/lib/scim/list-response';
import { type ScimUser, scimUserSchema } from '@/lib/scim/user';
import type { Environment, ScimBase } from '@/lib/webex/environments';
import { type Person, parsePerson } from '@/lib/webex/people';
import { buildUsersUrl, buildUserUrl, type UsersQuery } from '@/lib/webex/scim-users';
import { parseTokenExpiry } from '@/lib/webex/token-expiry';
import { type Exchange, ExchangeFailure, getJson, getText, readReply } from './http';

/** A parsed answer with the evidence of how it came. */
export interface Read<T> {
  readonly value: T;
  readonly exchange: Exchange;
  readonly url: string;
}

/** Asks for something and parses it. @throws {ExchangeFailure} with the evidence. */
export async function read<T>(url: string, token: string, parse: (json: unknown) => T, signal?: AbortSignal): Promise<Read<T>> {
  const { json, exchange } = await getJson(url, { token, signal });
  try {
    return { value: parse(json), exchange, url };
  } catch (error) {
    if (error instanceof ResponseError) throw new ExchangeFailure(error, exchange);
    throw error;
  }
}

/** The address that tells whose token it is. */
export const meUrl = (environment: Environment) => `${environment.rest}/people/me`;

/** The address that tells when the token ends. Needs no scope that is stated (webex openapi, authorizations). */
export const expiryUrl = (environment: Environment) => `${environment.rest}/authorizations/tokenExpiry`;

/**
 * Reaches the API host without a token. Any HTTP answer, 401 included, means that it was reached.
 *
 * @throws {ExchangeFailure} no HTTP answer came.
 */
export async function reachHost(environment: Environment, signal?: AbortSignal): Promise<Exchange> {
  try {
    return (await getJson(meUrl(environment), { token: null, signal })).exchange;
  } catch (error) {
    const answered = error instanceof ExchangeFailure && (error.error instanceof HttpError || error.error.code === 'response-not-json');
    if (answered) return error.exchange;
    throw error;
  }
}

/** Whose token it is. @throws {ExchangeFailure} */
export function readMe(environment: Environment, token: string, signal?: AbortSignal): Promise<Read<Person>> {
  return read(meUrl(environment), token, parsePerson, signal);
}

/** When the token ends, epoch milliseconds. @throws {ExchangeFailure} */
export function readTokenExpiry(environment: Environment, token: string, signal?: AbortSignal): Promise<Read<number>> {
  return read(expiryUrl(environment), token, parseTokenExpiry, signal);
}

/**
 * One page of users, asked for once: a crawl decides itself when to ask again. It is parsed when its turn comes, so that the next request need
 * not wait for that.
 *
 * @throws {ExchangeFailure} @throws {StateError} as {@link readUsers}. What it answers throws {ResponseError}.
 */
export async function readUsersOnce(base: ScimBase, organizationId: string, query: UsersQuery, token: string, signal: AbortSignal) {
  const url = buildUsersUrl(base, organizationId, query);
  const { text } = await getText(url, { token, signal, once: true });
  return () => parseListResponse(readReply(text, url));
}

/** One page of users. @throws {ExchangeFailure} @throws {StateError} the organization ID is not a UUID. */
export function readUsers(base: ScimBase, organizationId: string, query: UsersQuery, token: string, signal?: AbortSignal) {
  return read(buildUsersUrl(base, organizationId, query), token, parseListResponse, signal);
}

/** What a schema makes of a reply. @throws {ResponseError} `response-unexpected`, naming the field. */
export function parseAs<T>(schema: z.ZodType<T>, json: unknown, what: string): T {
  const parsed = schema.safeParse(json);
  if (parsed.success) return parsed.data;
  throw new ResponseError('response-unexpected', `${what}: ${parsed.error.issues[0]?.path.join('.')} is not as documented`);
}

/** One user. @throws {ExchangeFailure} */
export function readUser(
  base: ScimBase,
  organizationId: string,
  userId: string,
  token: string,
  signal?: AbortSignal,
): Promise<Read<ScimUser>> {
  return read(buildUserUrl(base, organizationId, userId), token, (json) => parseAs(scimUserSchema, json, 'user'), signal);
}

/** One user with the groups that they are in. SCIM 2 only. @throws {ExchangeFailure} */
export function readUserWithGroups(base: ScimBase, organizationId: string, userId: string, token: string): Promise<Read<ScimUser>> {
  return read(buildUserUrl(base, organizationId, userId, true), token, (json) => parseAs(scimUserSchema, json, 'user'));
}
