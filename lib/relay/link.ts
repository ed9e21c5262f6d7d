import type { ProblemCode } from '@/lib/problems';
import type { EnvironmentName } from '@/lib/webex/environments';

/** What a link is for: to bring a token, or to read one. No link does both. */
export type RelayPurpose = 'webex' | 'okta';

/** How long a link may live, in hours. */
export const relayHours = [1, 24, 72] as const;
export type RelayHours = (typeof relayHours)[number];
/** What is offered first. */
export const usualHours: RelayHours = 24;

/** Links of one connection that are open at a time, at most. */
export const mostOpenRelays = 20;

/** Who came, as far as Onramp can know: when, and from which address. */
export interface Receipt {
  readonly at: number;
  readonly from: string | null;
}

/** A link as the admin sees it who made it. The link itself is not in it: its secret was never told to the server. */
export interface RelayLink {
  readonly id: string;
  readonly purpose: RelayPurpose;
  readonly status: 'open' | 'used' | 'expired' | 'revoked';
  readonly createdBy: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  readonly opened: Receipt | null;
  readonly used: Receipt | null;
  readonly revokedAt: number | null;
}

/**
 * How far the sign-in has come that was begun through a link. `received`: the token is sealed, and Webex is asked whose it is. `done`: it is
 * of the right organization, and in use or waiting to be.
 */
export interface RelaySignIn {
  readonly state: 'none' | 'waiting' | 'expired' | 'refused' | 'received' | 'done';
  readonly problem: ProblemCode | null;
}

/** All that whoever opens a link may know of the connection. `organizationId` is `null` once the link has done what it is for. */
export type RelayView =
  | { readonly purpose: 'okta'; readonly organizationId: string; readonly environment: EnvironmentName; readonly expiresAt: number }
  | {
      readonly purpose: 'webex';
      readonly organizationId: string | null;
      readonly environment: EnvironmentName;
      readonly expiresAt: number;
      readonly signIn: RelaySignIn;
    };

/** Where links lead. */
export const relayPath = '/relay';

/** The link of a secret. All of the secret is in the fragment, which a browser sends to nobody. @see https://www.rfc-editor.org/rfc/rfc9110#section-4.2.5 */
export const buildRelayLink = (origin: string, secret: string): string => `${origin}${relayPath}#${secret}`;

/** The secret in a fragment, with or without its `#`; `null` when it holds none, or a part of one. */
export const parseRelaySecret = (fragment: string): string | null => /^#?([\w-]{43})$/.exec(fragment.trim())?.[1] ?? null;
