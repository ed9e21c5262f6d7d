import type { StepContent } from '@/lib/setup/step';

/** Onramp gets a token. What the step says depends on its state: `words/authorize.ts`. */
export const authorize: StepContent = {
  id: 'authorize',
  name: 'Authorize',
  title: 'Sign in to Webex as a full administrator',
  summary: 'Sign in once, in a private window',
  lead: 'Webex will hand a token to Onramp. Your password never passes through here.',
  place: 'webex-sign-in',
  seconds: 60,
  path: null,
  older: null,
  sketch: null,
  orders: [],
  items: [],
  statement: null,
  success: null,
  pitfalls: [],
};
