import type { Role } from './role';

/** Who asks. */
export interface SessionView {
  readonly name: string;
  readonly role: Role;
  /** How this person proves anew who they are. */
  readonly proofBy: 'launch-key' | 'company';
  /** What the company's sign-in is called; `null`: there is none. */
  readonly company: string | null;
  /** Whether a download that needs a proof would begin now. */
  readonly mayDownload: boolean;
}

/** One of the sessions that are open. */
export interface OpenSession {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  /** Epoch milliseconds, as all times here. */
  readonly since: number;
  readonly seenAt: number;
  /** Where it was begun from. */
  readonly address: string | null;
  /** The one that asks. */
  readonly current: boolean;
}

/** Somebody who signed in through the company. */
export interface Member {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly since: number;
  readonly seenAt: number;
  /** Whether their access was taken away. */
  readonly removed: boolean;
}

/** Who may come in and who is there. */
export interface TeamView {
  readonly members: readonly Member[];
  readonly sessions: readonly OpenSession[];
  /** Whether the company's sign-in is set up. */
  readonly company: string | null;
  /** Whether who asks may change it. */
  readonly mayManage: boolean;
}
