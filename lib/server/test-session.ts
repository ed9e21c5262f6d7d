import { encode } from 'next-auth/jwt';
import { app } from './app';
import { prove } from './proof';
import { newSecret } from './secret';
import { beginSession, findSession } from './sessions';

/** What the browser of somebody who has just signed in with a launch link adds to a request of one of our pages. */
export async function headersOf(name: string): Promise<{ readonly cookie: string; readonly 'x-onramp-proof': string }> {
  const sessionId = await beginSession(name);
  const proof = newSecret();
  const admin = await findSession(sessionId, proof);
  if (!admin) throw new Error('the session is not there');
  await prove(admin, proof);
  const { keys } = await app();
  return { cookie: `onramp.session=${await encode({ token: { sessionId }, secret: keys.session })}`, 'x-onramp-proof': proof };
}
