import type { HealthView } from '@/lib/connection';
import type { CheckResult } from '@/lib/setup/check';
import { checkSubjects } from '@/lib/setup/check';
import type { HealthState } from './health';

const titles: Readonly<Record<Exclude<HealthState, 'healthy'>, string>> = {
  degraded: 'Something is wrong with this connection',
  quarantined: 'Webex is asked rarely until this is mended',
  expired: 'The token has ended',
};

const meanings: Readonly<Record<Exclude<HealthState, 'healthy'>, string>> = {
  degraded: 'Okta may not be able to create or deactivate users in Webex.',
  quarantined: 'Okta most likely can no longer create or deactivate users in Webex.',
  expired: 'Okta can no longer create or deactivate users in Webex.',
};

/** What to say about a connection that is not healthy. */
export interface HealthWords {
  readonly title: string;
  /** What was found, as the ladder said it. */
  readonly finding: string | null;
  readonly meaning: string;
  /** What to do, and thereby how to leave the state. */
  readonly remedy: string;
}

/**
 * Words for a connection's health.
 *
 * @param results of the last ladder, which holds the finding and the remedy. @returns `null` while it is healthy or was never judged.
 */
export function healthWords(health: HealthView | null, results: readonly CheckResult[]): HealthWords | null {
  if (!health || health.state === 'healthy') return null;
  const found = results.find(({ id }) => id === health.reason);
  const isFound = found !== undefined && found.status !== 'pass';
  const subject = health.reason ? checkSubjects[health.reason] : null;
  const isRefused = found?.exchange?.problem === 'upstream-unauthorized';
  const isUnreachable = health.reason === 'host' || health.reason === 'tls';
  return {
    title: titles[health.state],
    finding: isFound ? found.finding : subject,
    meaning: isUnreachable ? 'Whether Okta reaches Webex is not known: it may be this server’s own network.' : meanings[health.state],
    remedy:
      health.state === 'expired'
        ? 'Renew the token and paste the new one in Okta.'
        : isRefused
          ? 'Renew the token. If it was not meant to end, ask who revoked it in Control Hub.'
          : ((isFound ? found.remedy : null) ?? 'Check it again. When it passes, this ends by itself.'),
  };
}
