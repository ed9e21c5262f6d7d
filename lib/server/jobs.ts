import 'server-only';
import type { Job } from './schedule';

/** What runs by itself. */
export const jobs: readonly Job[] = [];
