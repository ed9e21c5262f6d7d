import { sources } from '@/lib/setup/sources';
import type { StepContent } from '@/lib/setup/step';

/** Okta gets its Cisco Webex app. */
export const addApp: StepContent = {
  id: 'add-app',
  name: 'Add Webex in Okta',
  title: 'Add Cisco Webex in Okta',
  summary: 'From the Okta app catalog',
  lead: 'Is Cisco Webex in your Okta applications already, because single sign-on uses it? Then reuse that one and go on.',
  place: 'okta',
  seconds: 60,
  path: { app: 'Okta', labels: ['Applications', 'Applications', 'Browse App Catalog', 'Add Integration'], source: sources.addIntegration },
  older: {
    summary: 'My Okta looks different',
    text: 'The newest consoles name the first menu *Applications and Resources*. The oldest have *Add Application* where the catalog is now, and *Add* instead of *Add Integration*.',
    path: { app: 'Okta', labels: ['Applications', 'Add Application', 'Add'], source: sources.article },
  },
  sketch: {
    title: 'Where to look in Okta',
    description:
      'Sketch of the Okta Admin Console: Applications in the left menu, Applications below it, the button Browse App Catalog, then Cisco Webex with the button Add Integration',
    caption: 'The numbers match the path. Search for *Cisco Webex* between 3 and 4.',
    address: 'example-admin.okta.com',
    menu: [{}, { label: 'Applications', spot: 1 }, { label: 'Applications', spot: 2 }, {}, {}],
    tabs: [],
    card: {
      rows: [
        { kind: 'button', label: 'Browse App Catalog', spot: 3 },
        { kind: 'field', label: 'Search', value: 'Cisco Webex' },
        { kind: 'text', label: 'Cisco Webex' },
        { kind: 'button', label: 'Add Integration', spot: 4 },
      ],
    },
  },
  orders: [
    { text: 'In the Okta Admin Console, open *Applications*, then *Applications* below it.', source: sources.addIntegration },
    {
      text: 'Look for *Cisco Webex* in the list. If it is there, select *Okta has it* below.',
      note: 'It may bear another name, for example “Webex SSO”. The same app carries single sign-on and provisioning, so you need no second one.',
      source: sources.communityGuide,
    },
    {
      text: 'Otherwise select *Browse App Catalog*, search for *Cisco Webex*, and select *Add Integration*.',
      note: 'Not *Cisco Webex Meetings*: that is another app, for a Webex site. It asks for a site name and an administrator, not for an Organization ID and an API Token.',
      source: sources.meetingsApp,
    },
    {
      text: 'Keep or change the *Application label*, select *Next*, choose *SAML 2.0*, and select *Done*.',
      source: sources.connectIntegration,
    },
  ],
  items: [],
  statement: {
    id: 'app-added',
    text: 'Cisco Webex is in my Okta applications',
    short: 'Okta has it',
    note: 'Counts as confirmed by you: Onramp cannot look into Okta.',
  },
  success: {
    title: 'What success looks like',
    text: 'The app opens on its own page, with the tabs *Sign On*, *Provisioning* and *Assignments* among others.',
    source: sources.connectIntegration,
  },
  pitfalls: [
    {
      title: 'The form asks for a user name',
      text: 'With a button *Authenticate with Cisco Webex Meetings*, it is the wrong app. Look for *Cisco Webex*, without “Meetings”.',
      source: sources.meetingsApp,
    },
    {
      title: 'There is no Provisioning tab',
      text: 'The cause is not confirmed: it may be another app, or an Okta licence without provisioning. Cisco asks for a current Okta licence.',
      source: sources.article,
    },
  ],
};
