import { expect, it } from 'vitest';
import type { AuthorizationView } from '@/lib/connection';
import { credential, empty, now } from '@/lib/setup/view.fixture';
import { type SignInState, signInStateOf } from './sign-in-state';

const link: AuthorizationView = {
  id: 'a',
  status: 'waiting',
  issuedAt: now,
  expiresAt: now + 600_000,
  problem: null,
  tokenOrganizationId: null,
  oauthError: null,
};

const shown = (state: SignInState) =>
  (['waiting', 'refused', 'ready', 'lapsed'] as const).filter((name) => state[name]).join(', ') || 'nothing';

const cases: readonly { of: string; link?: Partial<AuthorizationView>; token?: boolean; again?: boolean; shows: string }[] = [
  { of: 'nothing yet', shows: 'ready' },
  { of: 'a link under way', link: {}, shows: 'waiting' },
  { of: 'a link under way beside a token', link: {}, token: true, shows: 'waiting' },
  { of: 'a link past its end', link: { expiresAt: now }, shows: 'ready, lapsed' },
  { of: 'a link that the server found expired', link: { status: 'expired' }, shows: 'ready, lapsed' },
  { of: 'a refusal', link: { status: 'refused', problem: 'organization-mismatch' }, shows: 'refused' },
  { of: 'a link that a newer one replaced', link: { status: 'refused', problem: 'authorization-superseded' }, shows: 'ready' },
  { of: 'a token', link: { status: 'deposited' }, token: true, shows: 'nothing' },
  { of: 'a token to be renewed', link: { status: 'deposited' }, token: true, again: true, shows: 'ready' },
];

it.each(cases)('shows $shows for $of', (given) => {
  const authorization = given.link ? { ...link, ...given.link } : null;
  const state = signInStateOf({ ...empty, authorization, credential: given.token ? credential : null }, given.again ?? false, now);
  expect(shown(state)).toBe(given.shows);
  expect(state.asking).toBe(given.shows !== 'nothing');
});
