import { sources } from '@/lib/setup/sources';
import type { StepContent } from '@/lib/setup/step';

/** What Okta may do in Webex, and which attributes it sends. */
export const chooseSync: StepContent = {
  id: 'choose-sync',
  name: 'Choose what syncs',
  title: 'Choose what syncs',
  summary: 'Create, update, deactivate',
  lead: 'Okta does nothing until you tick what it may do. Then look at what it would send.',
  place: 'okta',
  seconds: 90,
  path: { app: 'Okta', labels: ['Applications', 'Cisco Webex', 'Provisioning', 'Settings', 'To App'], source: sources.article },
  older: {
    summary: 'My Okta looks different',
    text: 'Some of Okta’s pages name no *Settings*: *To App* is then in the left panel of *Provisioning*. The boxes can be changed only after *Edit*.',
    path: { app: 'Okta', labels: ['Applications', 'Cisco Webex', 'Provisioning', 'To App', 'Edit'], source: sources.troubleshooting },
  },
  sketch: null,
  orders: [
    { text: 'Open *To App* and select *Edit*.', source: sources.connectIntegration },
    { text: 'Tick *Enable* beside each of the three, as you need them, then select *Save*.', source: sources.connectIntegration },
  ],
  items: [
    {
      id: 'create-users',
      title: 'Create Users',
      why: 'Assigning the app creates a Webex user, or links the one who has that e-mail address already.',
      look: { text: 'Off: nobody new arrives, and Okta reports “Matching user not found”.', link: sources.troubleshooting },
      later: 'The first arrival proves it',
      short: 'Create Users',
    },
    {
      id: 'update-attributes',
      title: 'Update User Attributes',
      why: 'Okta’s values replace those in Webex, now and at every later change in Okta.',
      look: { text: 'Off: a new name or title in Okta never reaches Webex.', link: sources.article },
      later: 'The first change proves it',
      short: 'Update User Attributes',
    },
    {
      id: 'deactivate-users',
      title: 'Deactivate Users',
      why: 'Unassigning the app, or deactivating the person in Okta, makes the Webex user inactive. Assigning again makes it active again.',
      look: {
        text: 'Off: people who leave keep their Webex account. Suspending someone in Okta sends nothing either way.',
        link: sources.deactivation,
      },
      later: 'The first unassignment proves it',
      short: 'Deactivate Users',
    },
  ],
  statement: {
    id: 'sync-chosen',
    text: 'To App is saved in Okta as ticked here',
    short: 'Saved in Okta',
    note: 'Counts as confirmed by you.',
  },
  success: null,
  pitfalls: [
    {
      title: 'Those assigned before this step do not arrive',
      text: 'They carry a red mark under *Assignments*. Select *Provision User*.',
      source: sources.backlog,
    },
    {
      title: 'Force Sync is not what it sounds like',
      text: '*Force Sync* sends only users whose profile changed since the last good push. It does not create those who are missing.',
      source: sources.forceSync,
    },
    {
      title: 'One wrong attribute fails the whole user',
      text: 'Webex refuses the request, and Okta shows “malformed syntax” under *Dashboard*, *Tasks*. Unmap the attribute, and delete it in *Profile Editor* too. A user name that is not an e-mail address fails alike. If it stays, Okta says to ask Webex support.',
      source: sources.malformedSyntax,
    },
    {
      title: 'Groups stay behind',
      text: 'Cisco’s older text rules groups out. Do not count on *Push Groups* with the classic app.',
      source: sources.olderArticle,
      edition: 'classic',
    },
    {
      title: 'Okta does not delete',
      text: 'By default Okta makes users inactive in Webex and deletes nobody. In some set-ups it can be told otherwise.',
      source: sources.deactivation,
    },
    {
      title: 'Webex itself does',
      text: 'Cisco says that Webex deletes a user who has been inactive for 30 days. Assign the app again before that if the person returns.',
      source: sources.inactiveUsers,
    },
  ],
};
