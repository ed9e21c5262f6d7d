import type { ConnectionView } from '@/lib/connection';
import type { Edition } from '@/lib/okta/edition';
import type { ProblemDocument } from '@/lib/problems';
import type { CheckId } from '@/lib/setup/check';
import type { StatementId } from '@/lib/setup/step';
import type { UserAnswer, UsersPage } from '@/lib/users-page';
import type { EnvironmentName } from '@/lib/webex/environments';
import { proofHeaders } from './proof';

/** A failure that the server explained, or that kept us from reaching it. */
class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: ProblemDocument;

  constructor(problem: ProblemDocument) {
    super(problem.title);
    this.problem = problem;
  }
}

const onrampUnreachable: ProblemDocument = {
  type: 'about:blank',
  title: 'Onramp does not answer',
  status: 0,
  code: 'internal',
  detail: 'This browser got no answer from Onramp itself, or one that it cannot read.',
  remedy: 'Check that Onramp still runs, then try again.',
  reference: '',
};

const clipboardRefused: ProblemDocument = {
  type: 'about:blank',
  title: 'This browser did not let the page copy',
  status: 0,
  code: 'internal',
  detail: 'Writing to the clipboard was refused, so nothing was copied.',
  remedy: 'Show the value, select it and copy it yourself.',
  reference: '',
};

/** What to show for anything that was caught. */
export function toProblem(error: unknown): ProblemDocument {
  if (error instanceof ProblemError) return error.problem;
  if (error instanceof DOMException || (error instanceof Error && /clipboard/i.test(error.message))) return clipboardRefused;
  return onrampUnreachable;
}

/** Asks Onramp below `/api`. What needs a recent proof asks for it, and is then done. @throws {ProblemError} what the server explained, or that it cannot be reached. */
export async function ask<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const init: RequestInit = { method, headers: { accept: 'application/json' }, cache: 'no-store' };
  if (signal) init.signal = signal;
  if (method !== 'GET') {
    init.headers = { accept: 'application/json', 'content-type': 'application/json', ...proofHeaders() };
    init.body = JSON.stringify(body ?? {});
  }
  const response = await fetch(`/api${path}`, init);
  if (response.ok) {
    const value: T = await response.json();
    return value;
  }
  if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
    const problem: ProblemDocument = await response.json();
    if (problem.code === 'proof-needed' && (await (await import('./ask-for-proof')).askForProof())) return ask(method, path, body, signal);
    throw new ProblemError(problem);
  }
  throw new ProblemError(onrampUnreachable);
}

/** Asks Onramp below `/api/connections`. @throws {ProblemError} as {@link ask}. */
export const send = <T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> =>
  ask(method, `/connections${path}`, body, signal);

/** The path of a connection. */
export const at = (id: string) => `/${encodeURIComponent(id)}`;

/** Onramp's own HTTP API, as the screens use it. */
export const api = {
  create: (environment: EnvironmentName) => send<ConnectionView>('POST', '', { environment }),
  get: (id: string, signal?: AbortSignal) => send<ConnectionView>('GET', at(id), undefined, signal),
  change: (id: string, changes: { organizationId?: string; name?: string | null; edition?: Edition | null }) =>
    send<ConnectionView>('PATCH', at(id), changes),
  state: (id: string, statement: StatementId, confirmed: boolean) =>
    send<ConnectionView>('PUT', `${at(id)}/statements/${statement}`, { confirmed }),
  authorize: (id: string) => send<{ url: string; expiresAt: number }>('POST', `${at(id)}/authorizations`),
  cancelAuthorization: (id: string) => send<ConnectionView>('DELETE', `${at(id)}/authorizations`),
  paste: (id: string, text: string) => send<ConnectionView>('POST', `${at(id)}/paste`, { text }),
  identify: (id: string) => send<ConnectionView>('POST', `${at(id)}/credential/identify`),
  /** @param credentialId a token that waits beside the one in use. */
  reveal: async (id: string, purpose: 'reveal' | 'copy', credentialId?: string) =>
    (await send<{ token: string }>('POST', `${at(id)}/credential/reveal`, credentialId ? { purpose, credentialId } : { purpose })).token,
  stateExpiry: (id: string, expiresAt: number | null) => send<ConnectionView>('PATCH', `${at(id)}/credential`, { expiresAt }),
  forget: (id: string) => send<ConnectionView>('DELETE', `${at(id)}/credential`),
  check: (id: string, only?: CheckId) => send<ConnectionView>('POST', `${at(id)}/checks`, only ? { only } : {}),
  users: (id: string, query: string, signal?: AbortSignal) => send<UsersPage>('GET', `${at(id)}/users?${query}`, undefined, signal),
  user: (id: string, userId: string, signal?: AbortSignal) =>
    send<UserAnswer>('GET', `${at(id)}/users/${encodeURIComponent(userId)}`, undefined, signal),
};

/** Where the server says that a connection changed. */
export const eventsUrl = (id: string) => `/api/connections${at(id)}/events`;
