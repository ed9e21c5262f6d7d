import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextAuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { StateError } from '@/lib/errors';
import { isEnough, type Role } from '@/lib/team/role';
import type { Admission } from './admit';
import { app } from './app';
import { companyProvider } from './company-sign-in';
import { settings } from './env';
import { consumeLaunchKey } from './launch';
import { log } from './log';
import { currentOrigin } from './origin';
import { checkProof, checkProofForDownload, keepProof, proofPattern } from './proof';
import { hashOfSecret } from './secret';
import { type Admin, beginSession, findSession, localAdmin } from './sessions';

declare module 'next-auth' {
  interface User {
    sessionId?: string;
    admission?: Admission;
    /** Whether the provider says that the person signed in just now. */
    provable?: boolean;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string;
  }
}

/** How long a sign-in at the company may take: as long as next-auth has it. */
const signInSeconds = 15 * 60;

/** A plain name on http, where browsers drop `__Host-` cookies; Strict, because nothing links into Onramp from outside. */
function sessionCookie() {
  const secure = settings().publicUrl.startsWith('https:');
  return {
    name: secure ? '__Host-onramp.session' : 'onramp.session',
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure },
  } as const;
}

/** What next-auth keeps while somebody signs in at the company: bound to this host on https, which its own names do not ask for. */
function signInCookies() {
  const secure = settings().publicUrl.startsWith('https:');
  const cookie = (name: string, maxAge?: number) => ({
    name: `${secure ? '__Host-' : ''}next-auth.${name}`,
    options: { httpOnly: true, sameSite: 'lax', path: '/', secure, ...(maxAge === undefined ? {} : { maxAge }) } as const,
  });
  return {
    callbackUrl: cookie('callback-url'),
    pkceCodeVerifier: cookie('pkce.code_verifier', signInSeconds),
    state: cookie('state', signInSeconds),
    nonce: cookie('nonce', signInSeconds),
  };
}

/**
 * next-auth's configuration. The JSON Web Token in the cookie carries a session id and nothing else; the session itself lives in the database,
 * so that it can end there.
 */
export async function authOptions(): Promise<NextAuthOptions> {
  const { keys } = await app();
  const { company, sessionMs } = settings();
  return {
    secret: keys.session,
    session: { strategy: 'jwt', maxAge: settings().sessionMs / 1000 },
    cookies: { sessionToken: sessionCookie(), ...signInCookies() },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      Credentials({
        id: 'launch',
        name: 'Launch link',
        credentials: { key: { label: 'Launch key', type: 'password' }, proof: { label: 'Proof of the window', type: 'password' } },
        async authorize(credentials) {
          if (!credentials?.key || !(await consumeLaunchKey(credentials.key))) {
            log().warn({ from: currentOrigin() }, 'a launch key was refused');
            return null;
          }
          // The window's proof comes with its key: nobody who sees the new cookie can be quicker and leave one of their own.
          const sessionId = await beginSession(localAdmin, null, false);
          if (proofPattern.test(credentials.proof ?? '')) await keepProof(hashOfSecret(sessionId), credentials.proof);
          return { id: 'local', name: localAdmin, sessionId };
        },
      }),
      ...(company ? [companyProvider(company, sessionMs)] : []),
    ],
    callbacks: {
      signIn: ({ user: { admission } }) => (admission && 'refusal' in admission ? `/sign-in?error=${admission.refusal}` : true),
      async jwt({ token, user }) {
        if (!user) return token;
        const { admission, provable = false } = user;
        if (admission && 'id' in admission) return { sessionId: await beginSession(admission.email, admission.id, provable) };
        return user.sessionId ? { sessionId: user.sessionId } : {};
      },
    },
    logger: { error: () => undefined, warn: () => undefined, debug: () => undefined },
  };
}

/** The header value that removes the session's cookie. */
export function endedSessionCookie(): string {
  const { name, options } = sessionCookie();
  return `${name}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${options.secure ? '; Secure' : ''}`;
}

/** The header in which a page shows the secret of its window. */
const proofHeader = 'x-onramp-proof';

/** The person whose session cookie this is, or null. A cookie that cannot be read is the same as none. */
async function findAdmin(cookie: string | undefined, proof: string | null): Promise<Admin | null> {
  if (!cookie) return null;
  const { keys } = await app();
  const token = await decode({ token: cookie, secret: keys.session }).catch(() => null);
  return token?.sessionId ? findSession(token.sessionId, proof) : null;
}

/** The person of a request, from its Cookie header. */
export function findAdminOf(request: Request): Promise<Admin | null> {
  const { name } = sessionCookie();
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return findAdmin(pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1), request.headers.get(proofHeader));
}

const acting = new AsyncLocalStorage<Admin>();

/** Does work in a person's name, once the door has established who it is. */
export function actAs<T>(admin: Admin, work: () => T): T {
  return acting.run(admin, work);
}

const findVisitor = async () => findAdmin((await cookies()).get(sessionCookie().name)?.value, null);

/**
 * The signed-in person, whose role must be enough. Everything in the data layer that serves a person calls this itself, or
 * {@link requireProof}.
 *
 * @throws {StateError} `not-signed-in`, `role-too-low`
 */
export async function requireRole(needed: Role): Promise<Admin> {
  const admin = acting.getStore() ?? (await findVisitor());
  if (!admin) throw new StateError('not-signed-in', 'no valid session');
  if (!isEnough(admin.role, needed)) throw new StateError('role-too-low', `${admin.role} is not ${needed}`);
  return admin;
}

/**
 * As {@link requireRole}, for what a stolen cookie must not be enough for: the person proved who they are not long ago.
 *
 * @param how a `download` is asked for by the browser itself, which adds no secret of a window; a proof of any window of the session counts then.
 * @throws {StateError} `not-signed-in`, `role-too-low`, `proof-needed`
 */
export async function requireProof(needed: Role, how: 'window' | 'download' = 'window'): Promise<Admin> {
  const admin = await requireRole(needed);
  await (how === 'window' ? checkProof(admin) : checkProofForDownload(admin));
  return admin;
}

/** The signed-in person of a page; sends to the sign-in page when there is none. */
export async function requireAdminPage(): Promise<Admin> {
  return (await findVisitor()) ?? redirect('/sign-in');
}
