import type { Refusal } from './admission';

interface Words {
  readonly title: string;
  readonly why: string;
  readonly remedy: string;
}

const words = {
  'other-issuer': {
    title: 'Another provider answered',
    why: 'The answer names an issuer that Onramp was not told to trust.',
    remedy: 'Whoever runs Onramp: compare ONRAMP_OIDC_ISSUER with the issuer that your provider names.',
  },
  'no-subject': {
    title: 'Your company’s sign-in did not say who you are',
    why: 'The answer holds no subject.',
    remedy: 'Whoever runs Onramp: check the app in your provider.',
  },
  'no-mail': {
    title: 'Your company’s sign-in named no mail address',
    why: 'Onramp knows people by their mail address, and the answer holds none that it can read.',
    remedy: 'Whoever runs Onramp: let the app in your provider send the email claim.',
  },
  'mail-unverified': {
    title: 'Your mail address is not verified',
    why: 'Your company’s sign-in says so, and Onramp trusts verified addresses only.',
    remedy: 'Verify the address there, then sign in again.',
  },
  domain: {
    title: 'Your mail domain is not allowed here',
    why: 'This Onramp lets certain mail domains in, and yours is not one of them.',
    remedy: 'Sign in with your other account, or ask whoever runs Onramp to add the domain.',
  },
  group: {
    title: 'You are in none of the groups that may come in',
    why: 'This Onramp lets certain groups in, and your company’s sign-in names none of them for you.',
    remedy: 'Ask for membership. Whoever runs Onramp: the app must send the groups claim.',
  },
  removed: {
    title: 'You were removed from this team',
    why: 'An owner of this Onramp took your access away.',
    remedy: 'Ask an owner to let you in again.',
  },
  unreachable: {
    title: 'Your company’s sign-in does not answer',
    why: 'Onramp could not reach the provider, or could not read what it says about itself.',
    remedy: 'Try again in a minute. With a launch link you can sign in meanwhile.',
  },
  refused: {
    title: 'The sign-in was not completed',
    why: 'It was cancelled, took too long, or its answer did not stand up to the checks.',
    remedy: 'Try again, in the same window.',
  },
} satisfies Record<Refusal | 'removed' | 'unreachable' | 'refused', Words>;

const isOurs = (code: string): code is keyof typeof words => Object.hasOwn(words, code);

/**
 * What people read about a sign-in that failed.
 *
 * @param code as it stands in the address: one of ours, or one of next-auth's.
 * @see https://next-auth.js.org/configuration/pages#error-codes
 */
export function signInWords(code: string): Words {
  if (isOurs(code)) return words[code];
  return code === 'OAuthSignin' || code === 'Configuration' ? words.unreachable : words.refused;
}
