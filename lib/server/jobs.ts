import 'server-only';
import { auditRetention } from './audit-retention';
import { reminders } from './raise-reminders';
import type { Job } from './schedule';

/** What runs by itself. */
export const jobs: readonly Job[] = [auditRetention, reminders];
