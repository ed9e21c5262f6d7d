import { sources } from '@/lib/setup/sources';
import type { StepContent } from '@/lib/setup/step';

/** People are assigned in Okta, and seen to arrive in Webex. */
export const assign: StepContent = {
  id: 'assign',
  name: 'Assign and watch',
  title: 'Assign people and watch them arrive',
  summary: 'See the first users arrive',
  lead: 'Assign the app in Okta, to a few people first. Each one shows up below as soon as Webex has them.',
  place: 'okta',
  seconds: 60,
  path: { app: 'Okta', labels: ['Applications', 'Cisco Webex', 'Assignments', 'Assign'], source: sources.article },
  older: null,
  sketch: {
    title: 'Where to look in Okta',
    description:
      'Sketch of the Cisco Webex app in Okta: the Assignments tab, the button Assign with its choices Assign to People and Assign to Groups, and Assign beside each person, then Done',
    caption: 'The numbers match the four instructions.',
    address: 'example-admin.okta.com',
    menu: [],
    tabs: [{ label: 'General' }, { label: 'Sign On' }, { label: 'Provisioning' }, { label: 'Assignments', spot: 1 }],
    card: {
      rows: [
        { kind: 'button', label: 'Assign to People', spot: 2 },
        { kind: 'person', label: 'Assign', value: 'ada@example.com', spot: 3 },
        { kind: 'person' },
        { kind: 'button', label: 'Done', spot: 4 },
      ],
    },
  },
  orders: [
    { text: 'Open the tab *Assignments* and select *Assign*.', source: sources.article },
    {
      text: 'Choose *Assign to People*, or *Assign to Groups* for whole teams.',
      note: 'Begin with one or two people whose licences you can look at.',
      source: sources.article,
    },
    {
      text: 'Select *Assign* beside each one.',
      note: 'Okta may show the person’s values first: *Save and Go Back* keeps them. This is not confirmed for every console.',
      source: sources.article,
    },
    { text: 'Select *Done*.', source: sources.article },
  ],
  items: [],
  statement: {
    id: 'assigned',
    text: 'People or groups are assigned in Okta',
    short: 'They are assigned',
    note: 'Counts as confirmed by you, until somebody arrives.',
  },
  success: null,
  pitfalls: [
    {
      title: 'A red mark beside a person',
      text: 'Assigned before provisioning was on. Select *Provision User*, then *OK*. *Force Sync* does not help.',
      source: sources.backlog,
    },
    {
      title: 'One group for two purposes',
      text: 'Never use the same group to assign people and to push it to Webex: its members may go missing. Make a second group.',
      source: sources.groupPush,
      edition: 'scim2',
    },
    {
      title: 'A group is pushed, its members are not there',
      text: 'Only members who are assigned to the app travel with a group.',
      source: sources.groupPush,
      edition: 'scim2',
    },
    {
      title: 'Groups do not arrive',
      text: 'Cisco’s older text rules groups out. *Assign to Groups* still brings the people; the group itself stays in Okta.',
      source: sources.olderArticle,
      edition: 'classic',
    },
  ],
};
