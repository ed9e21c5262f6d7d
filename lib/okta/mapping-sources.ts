import type { Source } from '@/lib/source';

/** The documents behind the attribute rules and their advice. */
export const sources = {
  classicArticle: {
    title: 'Cisco: Synchronize Okta Users into Control Hub, older text',
    url: 'https://help.webex.com/en-us/article/nmm9pzdb',
    seen: '2026-11',
  },
  scim2Article: {
    title: 'Cisco: Synchronize Okta Users into Control Hub, current text (SCIM 2.0)',
    url: 'https://help.webex.com/nmm9pzdb',
    seen: '2026-11',
  },
  rejectedMapping: {
    title: 'Okta: Cisco Webex provisioning fails to create user (malformed syntax)',
    url: 'https://support.okta.com/help/s/article/Cisco-Webex-Provisioning-fails-to-create-user-with-The-request-could-not-be-understood-by-the-server-due-to-malformed-syntax-error',
    seen: '2026-11',
  },
  oktaScim: {
    title: 'Okta: SCIM 2.0 protocol reference',
    url: 'https://developer.okta.com/docs/api/openapi/okta-scim/guides/scim-20/',
    seen: '2026-11',
  },
  groupPush: {
    title: 'Okta: Enable Group Push',
    url: 'https://help.okta.com/en-us/Content/Topics/users-groups-profiles/usgp-enable-group-push.htm',
    seen: '2026-11',
  },
} as const satisfies Record<string, Source>;
