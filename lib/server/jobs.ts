import 'server-only';
import { auditRetention } from './audit-retention';
import { purgeJob } from './purge';
import type { Job } from './schedule';

/** What runs by itself. */
export const jobs: readonly Job[] = [auditRetention, purgeJob];
