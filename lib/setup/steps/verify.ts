import type { StepContent } from '@/lib/setup/step';

/** Webex is asked what Okta will ask. The answers are the checks’ own words. */
export const verify: StepContent = {
  id: 'verify',
  name: 'Verify',
  title: 'Ask Webex',
  summary: 'Onramp checks what it received',
  lead: 'One question after the other. This takes a few seconds.',
  place: 'onramp',
  seconds: 20,
  path: null,
  older: null,
  sketch: null,
  orders: [],
  items: [],
  statement: null,
  success: null,
  pitfalls: [],
};
