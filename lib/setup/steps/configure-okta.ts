import { sources } from '@/lib/setup/sources';
import type { StepContent } from '@/lib/setup/step';

/** Okta gets the Organization ID and the token. */
export const configureOkta: StepContent = {
  id: 'configure-okta',
  name: 'Configure Okta',
  title: 'Give Okta the ID and the token',
  summary: 'Paste two values, test',
  lead: 'Two values go into the Cisco Webex app in Okta. Then Okta tests them.',
  place: 'okta',
  seconds: 90,
  path: { app: 'Okta', labels: ['Applications', 'Cisco Webex', 'Provisioning'], source: sources.connectIntegration },
  older: {
    summary: 'My Okta looks different',
    text: 'Where provisioning was on before, the form is under *Integration*, and *Edit* opens it. The box *Enable API integration* is then ticked already.',
    path: { app: 'Okta', labels: ['Applications', 'Cisco Webex', 'Provisioning', 'Integration', 'Edit'], source: sources.expiredToken },
  },
  sketch: {
    title: 'Where to look in Okta',
    description:
      'Sketch of the Cisco Webex app in Okta: the Provisioning tab, the box Enable API integration, the fields Organization ID and API Token, and the button Test API Credentials',
    caption: 'The numbers match the five clicks.',
    address: 'example-admin.okta.com',
    menu: [],
    tabs: [{ label: 'General' }, { label: 'Sign On' }, { label: 'Provisioning', spot: 1 }, { label: 'Import' }, { label: 'Assignments' }],
    card: {
      rows: [
        { kind: 'box', label: 'Enable API integration', spot: 2 },
        { kind: 'field', label: 'Organization ID', value: 'a35bfbc6-ccbd-…', spot: 3 },
        { kind: 'field', label: 'API Token', value: '••••••••••••', spot: 4 },
        { kind: 'button', label: 'Test API Credentials', spot: 5 },
      ],
    },
  },
  orders: [
    { text: 'Open the tab *Provisioning* and select *Configure API Integration*.', source: sources.article },
    { text: 'Tick *Enable API integration*.', source: sources.connectIntegration },
    { text: 'Paste into *Organization ID*.', paste: 'organization-id', source: sources.article },
    {
      text: 'Paste into *API Token*, without the word Bearer before it.',
      paste: 'token',
      source: sources.bearerTwice,
    },
    {
      text: 'Select *Test API Credentials*. Okta answers “Webex was verified successfully”. Then select *Save*.',
      source: sources.article,
    },
  ],
  items: [],
  statement: {
    id: 'okta-tested',
    text: 'Okta tested the API credentials and saved them',
    short: 'Okta says it is verified',
    note: 'Counts as confirmed by you. It turns into verified when the first user arrives from Okta.',
  },
  success: {
    title: 'What Okta’s test asks',
    text: 'One question: the first two users of your organization. Step 5 asked Webex exactly that, so a test that fails here points to the two values in Okta.',
    source: sources.testTraffic,
  },
  pitfalls: [
    {
      title: 'Tested, but not saved',
      text: 'Testing and saving are two clicks. Leave the form without *Save*, and Okta has neither value.',
      source: sources.connectIntegration,
    },
    {
      title: 'The test says nothing about writing',
      text: 'It only reads. Whether Okta may create users shows when the first one arrives, in step 8.',
      source: sources.testTraffic,
    },
    {
      title: 'Okta does not say when the token ends',
      text: 'After that, every change fails as “Unauthorized” under *Dashboard*, *Tasks*, deactivations too. Onramp counts the days down.',
      source: sources.expiredToken,
    },
  ],
};
