import 'server-only';
import { auditRetention } from './audit-retention';
import { crawling } from './crawl-loop';
import { delivery } from './deliver-notices';
import { presenceJob } from './presence';
import { purgeJob } from './purge';
import { reminders } from './raise-reminders';
import { relayJob } from './relay-sweep';
import type { Job } from './schedule';
import { ratesJob } from './shared-rate';
import { historyRetention } from './user-changes';
import { healthJob } from './watch-health';

/** What runs by itself. */
export const jobs: readonly Job[] = [
  auditRetention,
  crawling,
  delivery,
  healthJob,
  historyRetention,
  presenceJob,
  purgeJob,
  ratesJob,
  relayJob,
  reminders,
];
