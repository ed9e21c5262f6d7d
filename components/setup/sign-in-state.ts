import type { AuthorizationView, ConnectionFacts } from '@/lib/connection';

/** What step 4 shows. At most one of `waiting`, `refused` and `ready` holds; none does while there is a token and no other is wanted. */
export interface SignInState {
  readonly waiting: AuthorizationView | null;
  readonly refused: AuthorizationView | null;
  readonly ready: boolean;
  /** The last link was not used in time. */
  readonly lapsed: boolean;
  /** A token is wanted. */
  readonly asking: boolean;
}

/** @param again the admin wants another token although there is one. */
export function signInStateOf({ authorization, credential }: ConnectionFacts, again: boolean, now: number): SignInState {
  const overdue = authorization?.status === 'waiting' && authorization.expiresAt <= now;
  const waiting = authorization?.status === 'waiting' && !overdue ? authorization : null;
  // A link that was taken back or replaced is nobody's failure.
  const failed = authorization?.status === 'refused' && authorization.problem !== 'authorization-superseded';
  const refused = failed ? authorization : null;
  const ready = !waiting && !refused && (credential === null || again);
  return {
    waiting,
    refused,
    ready,
    lapsed: overdue || authorization?.status === 'expired',
    asking: waiting !== null || refused !== null || ready,
  };
}
