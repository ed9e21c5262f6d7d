import type { AccountRole } from './organizations';

/** Each role in words, and the Webex role that stands behind it. Names as in the recorded role list of the People API. */
export const roles = {
  'full-admin': { words: 'Full administrator', webex: 'id_full_admin' },
  'user-admin': { words: 'User administrator', webex: 'id_user_admin' },
  'read-only': { words: 'Read-only administrator', webex: 'id_readonly_admin' },
  user: { words: 'User without administrator role', webex: null },
} as const satisfies Record<AccountRole, { words: string; webex: string | null }>;
