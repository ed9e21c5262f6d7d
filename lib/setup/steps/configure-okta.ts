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
    caption: 'The numbers match the five instructions.',
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
    text: 'For other apps, one question is documented: the first two users. Step 5 asks Webex the same. Which address Okta asks for Webex is not published. When step 5 passes and this fails, look at the two values in Okta first.',
    source: sources.testTraffic,
  },
  pitfalls: [
    {
      title: 'What a failed test says',
      text: '“Unauthorized”: Webex refuses the token. “The credentials used to connect to the API were invalid”: the administrator who signed in was disabled or renamed. Select *Okta shows an error* for these and other texts.',
      source: sources.troubleshooting,
    },
    {
      title: 'The form has other fields',
      text: 'Cisco’s guide names two fields and no base URL. What the newest form asks is not confirmed. That Okta offers *Express Configure SCIM* for Webex was found nowhere.',
      source: sources.communityGuide,
    },
    {
      title: 'Tested, but not saved',
      text: 'Testing does not save. Leave the form without *Save*, and Okta has neither value.',
      source: sources.connectIntegration,
    },
    {
      title: 'The test says nothing about writing',
      text: 'As documented for other apps, it only reads. Whether Okta may create users shows when the first one arrives, in step 8.',
      source: sources.testTraffic,
    },
    {
      title: 'Okta does not say when the token ends',
      text: 'No warning is documented. Expect “Unauthorized” under *Dashboard*, *Tasks* after that, for deactivations too. Onramp counts the days down.',
      source: sources.expiredToken,
    },
  ],
};
