import type { CheckResult } from './check';

/** Whether Webex itself refused the token. A 401 counts only with Webex's own tracking id: a proxy in between answers like that too. */
export function isWebexRefusal({ status, exchange }: Pick<CheckResult, 'status' | 'exchange'>): boolean {
  return status === 'fail' && exchange?.problem === 'upstream-unauthorized' && exchange.trackingId !== null;
}
