import type { Source } from '@/lib/source';

const seen = '2026-11';

/** The public pages that the guide's words rest on. */
export const sources = {
  article: { title: 'Cisco: Synchronize Okta users into Control Hub', url: 'https://help.webex.com/nmm9pzdb', seen },
  olderArticle: {
    title: 'Cisco: Synchronize Okta users into Control Hub, older text',
    url: 'https://help.webex.com/en-us/article/nmm9pzdb',
    seen,
  },
  addIntegration: {
    title: 'Okta: add an integration to your org',
    url: 'https://help.okta.com/en-us/Content/topics/provisioning/here/here-integrate.htm',
    seen,
  },
  connectIntegration: {
    title: 'Okta: connect a SCIM integration',
    url: 'https://developer.okta.com/docs/guides/scim-provisioning-integration-connect/main/',
    seen,
  },
  communityGuide: {
    title: 'Cisco Community: Okta and Control Hub configuration guide',
    url: 'https://community.cisco.com/t5/webex-user-knowledge-base/okta-ad-webex-control-hub-configuration-guide/ta-p/4994649',
    seen,
  },
  licenceTemplate: {
    title: 'Cisco: Set up a default license template for new users',
    url: 'https://help.webex.com/en-us/ndl247o/Set-Up-a-Default-License-Template-for-New-Users',
    seen,
  },
  singleSignOn: {
    title: 'Okta: SAML 2.0 for Cisco Webex (Spark Platform)',
    url: 'https://saml-doc.okta.com/SAML_Docs/How-to-Configure-SAML-2.0-for-Cisco-Spark-Platform.html',
    seen,
  },
  connectorMigration: {
    title: 'Cisco: linking users fails while Directory Connector is enabled',
    url: 'https://help.webex.com/en-us/article/WBX9000024083/',
    seen,
  },
  domains: { title: 'Cisco: domains in Control Hub', url: 'https://help.webex.com/cd6d84', seen },
  meetingsApp: {
    title: 'Okta: provisioning of Cisco Webex Meetings',
    url: 'https://saml-doc.okta.com/Provisioning_Docs/WebEx_Provisioning.html',
    seen,
  },
  expiredToken: {
    title: 'Okta: unauthorized errors reported by the remote server',
    url: 'https://support.okta.com/help/s/article/qualified-application-provisioning-error-while-verifying-if-user-exists-unauthorized-errors-reported-by-remote-server-unauthorized-in-okta',
    seen,
  },
  bearerTwice: {
    title: 'Sourcegraph: SCIM authentication errors with Okta',
    url: 'https://help.sourcegraph.com/article/troubleshooting-scim-authentication-errors-with-okta',
    seen,
  },
  testTraffic: {
    title: 'Delinea: the endpoints that Okta calls',
    url: 'https://docs.delinea.com/online-help/delinea-platform/scim/okta-scim-provisioning/okta-scim-endpoint-reference.htm',
    seen,
  },
  malformedSyntax: {
    title: 'Okta: Cisco Webex provisioning fails with malformed syntax',
    url: 'https://support.okta.com/help/s/article/Cisco-Webex-Provisioning-fails-to-create-user-with-The-request-could-not-be-understood-by-the-server-due-to-malformed-syntax-error',
    seen,
  },
  backlog: {
    title: 'Okta: user was assigned before provisioning was enabled',
    url: 'https://support.okta.com/help/s/article/Provisioning-Error-User-Was-Assigned-This-Application-Before-Provisioning-Was-Enabled-And-Not-Provisioned-In-The-Downstream-Application-Click-Provision-User',
    seen,
  },
  forceSync: {
    title: 'Okta: how to use Force Sync',
    url: 'https://support.okta.com/help/s/article/How-To-Use-The-Force-Sync-Option',
    seen,
  },
  troubleshooting: {
    title: 'Okta: provisioning troubleshooting',
    url: 'https://help.okta.com/oie/en-us/Content/Topics/provisioning/lcm/troubleshooting.htm',
    seen,
  },
  inactiveUsers: {
    title: 'Cisco: Deactivate a user from your organization',
    url: 'https://help.webex.com/en-us/article/v5wksr',
    seen,
  },
  deactivation: { title: 'Okta: SCIM protocol questions', url: 'https://developer.okta.com/docs/concepts/scim/faqs/', seen },
  groupPush: {
    title: 'Okta: group push prerequisites',
    url: 'https://help.okta.com/en-us/Content/Topics/users-groups-profiles/usgp-group-push-prerequisites.htm',
    seen,
  },
} as const satisfies Record<string, Source>;
