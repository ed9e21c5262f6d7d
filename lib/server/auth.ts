import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import type { NextAuthOptions } from 'next-auth';
import { decode } from 'next-auth/jwt';
import Credentials from 'next-auth/providers/credentials';
import { StateError } from '@/lib/errors';
import { app } from './app';
import { settings } from './env';
import { consumeLaunchKey } from './launch';
import { type Admin, beginSession, findSession } from './sessions';

declare module 'next-auth' {
  interface User {
    sessionId?: string;
  }
}
declare module 'next-auth/jwt' {
  interface JWT {
    sessionId?: string;
  }
}

const localAdmin = 'Local administrator';

/** A plain name on http, where browsers drop `__Host-` cookies; Strict, because nothing links into Onramp from outside. */
function sessionCookie() {
  const secure = settings().publicUrl.startsWith('https:');
  return {
    name: secure ? '__Host-onramp.session' : 'onramp.session',
    options: { httpOnly: true, sameSite: 'strict', path: '/', secure },
  } as const;
}

/**
 * next-auth's configuration. The JSON Web Token in the cookie carries a session id; the session itself lives in the database,
 * so that it can end there. Company sign-in joins `providers` here.
 */
export async function authOptions(): Promise<NextAuthOptions> {
  const { keys } = await app();
  return {
    secret: keys.session,
    session: { strategy: 'jwt', maxAge: settings().sessionMs / 1000 },
    cookies: { sessionToken: sessionCookie() },
    pages: { signIn: '/sign-in', error: '/sign-in', signOut: '/sign-in' },
    providers: [
      Credentials({
        id: 'launch',
        name: 'Launch link',
        credentials: { key: { label: 'Launch key', type: 'password' } },
        async authorize(credentials) {
          if (!credentials?.key || !(await consumeLaunchKey(credentials.key))) return null;
          return { id: 'local', name: localAdmin, sessionId: await beginSession(localAdmin) };
        },
      }),
    ],
    callbacks: {
      jwt({ token, user }) {
        if (user?.sessionId) token.sessionId = user.sessionId;
        return token;
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

/** The person whose session cookie this is, or null. A cookie that cannot be read is the same as none. */
async function findAdmin(cookie: string | undefined): Promise<Admin | null> {
  if (!cookie) return null;
  const { keys } = await app();
  const token = await decode({ token: cookie, secret: keys.session }).catch(() => null);
  return token?.sessionId ? findSession(token.sessionId) : null;
}

/** The person of a request, from its Cookie header. */
export function findAdminOf(request: Request): Promise<Admin | null> {
  const { name } = sessionCookie();
  const pairs = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.trim());
  return findAdmin(pairs.find((pair) => pair.startsWith(`${name}=`))?.slice(name.length + 1));
}

const acting = new AsyncLocalStorage<Admin>();

/** Does work in a person's name, once the door has established who it is. */
export function actAs<T>(admin: Admin, work: () => T): T {
  return acting.run(admin, work);
}

/**
 * The signed-in person. Everything in the data layer that serves a person calls this itself.
 *
 * @throws {StateError} `not-signed-in`
 */
export async function requireAdmin(): Promise<Admin> {
  const admin = acting.getStore() ?? (await findAdmin((await cookies()).get(sessionCookie().name)?.value));
  if (!admin) throw new StateError('not-signed-in', 'no valid session');
  return admin;
}

/** As {@link requireAdmin}, for pages: sends to the sign-in page instead. */
export async function requireAdminPage(): Promise<Admin> {
  return (await findAdmin((await cookies()).get(sessionCookie().name)?.value)) ?? redirect('/sign-in');
}
