import 'server-only';
import { z } from 'zod';
import { stepIds } from '@/lib/setup/steps';

/** The addresses' own parts. */
export const connectionParams = z.object({ connectionId: z.uuid() });
export const statementParams = connectionParams.extend({ step: z.enum(stepIds) });
export const userParams = connectionParams.extend({ userId: z.string().min(1).max(256) });
export const nextAuthParams = z.object({ nextauth: z.array(z.string().max(64)).max(4) });
