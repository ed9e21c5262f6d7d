import { sources } from '@/lib/setup/sources';
import type { StepContent } from '@/lib/setup/step';

/** What must be in place before, most of which only the admin can know. */
export const prepare: StepContent = {
  id: 'prepare',
  name: 'Prepare',
  title: 'Confirm seven things',
  summary: 'Seven things to have in place',
  lead: 'Only you can know some of these. Onramp takes your word now, and checks what it can later.',
  place: 'onramp',
  seconds: 60,
  path: null,
  older: null,
  sketch: null,
  orders: [],
  items: [
    {
      id: 'okta-licence',
      title: 'An Okta organization with a current licence',
      why: 'Provisioning is switched on in the Okta Admin Console, so you need to sign in there as an administrator.',
      look: { text: 'Your Okta address is https://example.okta.com, where example is your company.', link: sources.article },
      later: null,
      short: 'Okta',
    },
    {
      id: 'webex-subscription',
      title: 'A paid Webex subscription and its organization',
      why: 'A personal or free Webex account belongs to no organization and cannot be filled.',
      look: {
        text: 'In Control Hub, *Account* shows the Organization ID of your company. Ask whoever buys from Cisco about the subscription.',
        link: sources.communityGuide,
      },
      later: 'Step 5 checks the account',
      short: 'Webex subscription',
    },
    {
      id: 'licence-template',
      title: 'An automatic licence template in Control Hub',
      why: 'Without one, people arrive but can use nothing. It works for new users only: those who are there already keep what they have.',
      look: { text: 'How to look and how to set one up is in Cisco’s help.', link: sources.licenceTemplate },
      later: 'Steps 5 and 8 look again',
      short: 'licence template',
    },
    {
      id: 'single-sign-on',
      title: 'Single sign-on from Okta to Webex, set up first',
      why: 'Federated SSO is the only way to sign in that Webex supports with Okta. Set it up first, so that people can sign in on day one.',
      look: { text: 'The *Sign On* tab of your Cisco Webex app in Okta shows SAML 2.0.', link: sources.singleSignOn },
      later: null,
      short: 'single sign-on',
    },
    {
      id: 'no-directory-connector',
      title: 'Directory Connector is not in use',
      why: 'If it is, stop here. Webex takes users from Directory Connector or from Okta, not from both.',
      look: {
        text: 'Ask whoever runs Active Directory whether Directory Connector synchronizes. If so, disable that first. Do a dry run before it is ever enabled again: it can delete users whom Active Directory does not have.',
        link: sources.connectorMigration,
      },
      later: 'No API can tell. Step 5 looks for traces',
      short: 'Directory Connector',
    },
    {
      id: 'full-admin',
      title: 'A Webex account that is a full administrator',
      why: 'Step 4 signs in with it. Partners who do this for a customer need Customer Full Administrator. A token of a lesser role may not be able to create users.',
      look: { text: 'In Control Hub under *Users*, open the account and look at its administrator roles.', link: sources.article },
      later: 'Step 5 proves it',
      short: 'full administrator',
    },
    {
      id: 'domains',
      title: 'Every e-mail domain of your users is verified in Control Hub',
      why: 'New users of a domain that is not verified arrive as “Not Verified”. Verify your own domain first, so that you do not lock yourself out.',
      look: {
        text: 'Compare the domains of your users in Okta with those that Control Hub shows as verified. Verification is by a TXT record in DNS.',
        link: sources.domains,
      },
      later: 'Step 8 shows who is affected',
      short: 'domains',
    },
  ],
  statement: null,
  success: null,
  pitfalls: [],
};
