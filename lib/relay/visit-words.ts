import type { EnvironmentName } from '@/lib/webex/environments';

/** What whoever opens a link reads. They know nothing of the guide and its steps. */
export const visitWords = {
  noScript: 'JavaScript is off in this window. The link needs it: its secret is never sent, and is read in the browser only.',
  looking: { title: 'Opening the link', text: 'One moment.' },
  missing: {
    title: 'Open the whole link again',
    text: 'This page needs the part of the link after the # sign. It is taken out of the address bar when the link is opened, so reloading loses it.',
    remedy: 'Open the link in your message once more, or copy all of it.',
  },
  refused: { title: 'This link does not open', again: 'Try again' },
  organization: 'Organization ID',
  webexOf: 'Webex',
  until: 'Works until',
  webex: {
    title: 'Sign in to Webex for this organization',
    lead: 'You were asked for a token of this Webex organization. Okta will use it to create and update users.',
    check: 'Is this not your organization, or did you expect no such link? Then close this page and ask who sent it.',
    copy: {
      order: 'Copy the sign-in link',
      action: 'Copy sign-in link',
      again: 'Copy a new sign-in link',
      label: 'Sign-in link',
      note: 'It works once, for ten minutes. Do not open it in this window.',
    },
    open: 'Open a private window and paste the link there',
    signIn: 'Sign in with an account that is a full administrator of this organization, and accept',
    paste: {
      order: 'See what the private window shows',
      done: 'It says *Done*: you are finished. This page says so as well.',
      page: 'It shows an error page: that is expected. Copy the whole address of that page and paste it here.',
      label: 'Address of that page',
      action: 'Hand it over',
      hint: 'The address holds the token. This field hides what you paste.',
    },
    waiting: 'Waiting for Webex. Leave this page open.',
    expired: { title: 'The sign-in link is too old', text: 'It was not used within ten minutes. Copy a new one.' },
    mismatch: {
      detail: 'The account belongs to another organization than the one above, so the token was thrown away.',
      remedy: 'Sign in again with an administrator of the organization above.',
    },
    received: { title: 'Onramp has the token', text: 'It is sealed. Webex is asked whose it is; this takes a moment.' },
    done: {
      title: 'Done. You can close this page.',
      text: 'The token was handed over. This link has ended, and nobody can use it again.',
    },
    failed: {
      title: 'The token was not kept',
      remedy: 'This link has ended. Ask its sender for a new one, and sign in with a full administrator of the organization.',
    },
  },
  okta: {
    title: 'Give Okta the ID and the token',
    lead: 'Two values go into the Cisco Webex app in Okta. The token is shown once, so open the form first.',
    open: 'In Okta, open the form',
    path: ['Applications', 'Cisco Webex', 'Provisioning', 'Configure API Integration'],
    enable: 'Tick *Enable API integration*.',
    organization: 'Paste the Organization ID',
    token: 'Paste the token',
    action: 'Show the token, once',
    warning: 'The first look is the only one. Have the form open before you select it.',
    save: 'Test and save',
    saveText: 'Select *Test API Credentials*. Okta answers “Webex was verified successfully”. Then select *Save*.',
    gone: {
      title: 'This was the only time. It is deleted.',
      text: 'Keep this page open until Okta has saved the token: closing it loses the value.',
    },
    hides: 'It hides after 30 seconds; Reveal shows it again while this page is open.',
    broken: {
      title: 'The token could not be decrypted',
      text: 'What was kept does not fit this link. It is deleted. Ask the sender for a new link.',
    },
  },
  environment: {
    commercial: 'Commercial',
    government: 'Government',
    sandbox: 'Sandbox: nothing there is real',
  } satisfies Record<EnvironmentName, string>,
} as const;
