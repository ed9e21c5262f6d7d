import 'server-only';
import { auditRetention } from './audit-retention';
import { presenceJob } from './presence';
import { purgeJob } from './purge';
import type { Job } from './schedule';
import { healthJob } from './watch-health';

/** What runs by itself. */
export const jobs: readonly Job[] = [auditRetention, healthJob, presenceJob, purgeJob];
