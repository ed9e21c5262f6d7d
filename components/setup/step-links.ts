import type { StepId } from '@/lib/setup/steps';

export const stepHref = (connectionId: string, stepId: StepId) => `/connections/${connectionId}/setup/${stepId}`;
