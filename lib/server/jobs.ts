import 'server-only';
import { auditRetention } from './audit-retention';
import { delivery } from './deliver-notices';
import { presenceJob } from './presence';
import { purgeJob } from './purge';
import { reminders } from './raise-reminders';
import type { Job } from './schedule';
import { healthJob } from './watch-health';

/** What runs by itself. */
export const jobs: readonly Job[] = [auditRetention, delivery, healthJob, presenceJob, purgeJob, reminders];
