import 'server-only';
import { auditRetention } from './audit-retention';
import { presenceJob } from './presence';
import type { Job } from './schedule';

/** What runs by itself. */
export const jobs: readonly Job[] = [auditRetention, presenceJob];
