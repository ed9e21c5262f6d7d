import type { HealthState } from './notice/health';
import type { Edition } from './okta/edition';
import type { ProblemCode } from './problems';
import type { ArrivalWatchView } from './setup/arrivals';
import type { CheckId, CheckResult } from './setup/check';
import type { StatementId } from './setup/step';
import type { OverruledStatement, StepState } from './setup/step-state';
import type { RenewalStage, SignOfLife } from './token/renewal';
import type { EnvironmentName } from './webex/environments';

/** What a person may see of a credential. The token itself is never part of a view. Times are epoch milliseconds. */
export interface CredentialView {
  readonly id: string;
  /**
   * `received`: sealed, but Webex was not asked yet whose it is. `active`: its account and organization are known. `pending`: as active, but
   * it waits beside the one in use until a renewal is finished. `forgotten`: it was in use and is not kept here any more; Okta may still
   * hold it.
   */
  readonly status: 'received' | 'active' | 'pending' | 'forgotten';
  /** Whether the token itself is still here, sealed. What asks Webex, reveals or copies needs it. */
  readonly kept: boolean;
  /** When the token was deleted here. */
  readonly forgottenAt: number | null;
  /** A keyed fingerprint, eight hexadecimal characters. */
  readonly fingerprint: string;
  readonly organizationId: string | null;
  readonly signedInAs: string | null;
  readonly receivedAt: number;
  /** `null`: Webex gave no time and the admin stated none. Nothing is assumed then. */
  readonly expiresAt: number | null;
  /** Where `expiresAt` is from: `stated` is the admin’s own word, which any time of Webex’s replaces. */
  readonly expirySource: 'tokenExpiry' | 'expires_in' | 'stated' | null;
  /** `expires_in` as received, in seconds. */
  readonly expiresInSeconds: number | null;
  /** Why a `received` credential could not be identified yet. */
  readonly identifyProblem: ProblemCode | null;
}

/** One attempt to obtain a token. The link itself is shown once, when it is issued, and is not part of the view. */
export interface AuthorizationView {
  readonly id: string;
  readonly status: 'waiting' | 'deposited' | 'refused' | 'expired';
  readonly issuedAt: number;
  readonly expiresAt: number;
  /** Why it was refused. */
  readonly problem: ProblemCode | null;
  /** The organization that the refused token belongs to, when that is why. */
  readonly tokenOrganizationId: string | null;
  /** The error that Webex named, for example `access_denied`. */
  readonly oauthError: string | null;
}

/** What only the admin can know, with who said it and when. Never shown as if it were a check. */
interface StatementView {
  readonly id: StatementId;
  readonly by: string;
  readonly at: number;
}

/** One run of the check ladder. `finishedAt` is null while it runs; a run whose server died is `interrupted`. */
export interface CheckRunView {
  readonly id: string;
  readonly startedAt: number;
  readonly finishedAt: number | null;
  readonly interrupted: boolean;
  /** An input (organization, token) changed since, or a day has passed. */
  readonly stale: boolean;
  readonly requests: number;
  /** The one rung that is asked again just now. */
  readonly rerunning: CheckId | null;
  readonly results: readonly CheckResult[];
}

/** How the connection was when Webex was last asked. Times are epoch milliseconds. */
export interface HealthView {
  readonly state: HealthState;
  /** The rung that is wrong. */
  readonly reason: CheckId | null;
  readonly since: number;
  readonly checkedAt: number | null;
  /** When Webex is asked again by itself; `null`: it is not. */
  readonly nextAt: number | null;
}

/** A renewal that is open. Times are epoch milliseconds. */
export interface RenewalView {
  readonly id: string;
  readonly stage: RenewalStage;
  readonly startedAt: number;
  readonly startedBy: string;
  /** The new token; it is `active` already when the old one was of no more use as it came. */
  readonly credential: CredentialView | null;
  /** The last ladder that was climbed with the new token. */
  readonly checkRun: CheckRunView | null;
  readonly provenAt: number | null;
  /** The admin's word that Okta tested and saved the new token. */
  readonly handedOver: { readonly by: string; readonly at: number } | null;
  readonly signOfLife: SignOfLife | null;
}

/** What is known about one connection. */
export interface ConnectionFacts {
  readonly id: string;
  readonly name: string;
  readonly environment: EnvironmentName;
  readonly organizationId: string | null;
  /** The rules that hold: stated by the admin, else those of the SCIM base that the last ladder found working. */
  readonly edition: Edition | null;
  readonly editionFrom: 'stated' | 'probed' | null;
  readonly createdAt: number;
  readonly authorization: AuthorizationView | null;
  readonly credential: CredentialView | null;
  readonly statements: readonly StatementView[];
  readonly checkRun: CheckRunView | null;
  /** `null`: nothing was judged with this token. */
  readonly health: HealthView | null;
  /** The renewal that is open. What stands above is about the token in use until it is finished. */
  readonly renewal: RenewalView | null;
  /** The watch over the directory of the connection's organization, once it was begun. */
  readonly arrivals: ArrivalWatchView | null;
  /** The environment's public addresses, for links and labels. */
  readonly hosts: { readonly idBroker: string; readonly controlHub: string; readonly okta: string | null };
  /** The server's clock when this was read; countdowns go by it, not by the browser's. */
  readonly serverNow: number;
}

/** Everything the guide needs to know about one connection: the facts, and what follows from them. */
export interface ConnectionView extends ConnectionFacts {
  readonly progress: readonly StepState[];
  readonly overruled: readonly OverruledStatement[];
}

/** What every list of connections needs to know of one. */
export type ConnectionSummary = Pick<ConnectionView, 'id' | 'name' | 'environment' | 'organizationId' | 'createdAt' | 'credential'>;

/** A run proves something for a day; then its marks are stale. */
export const checkRunLifeMs = 24 * 3_600_000;
