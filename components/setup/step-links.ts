import type { StepId } from '@/lib/setup/step';

export const stepHref = (connectionId: string, step: StepId) => `/connections/${connectionId}/setup/${step}`;

/** What came of the guide: every step's mark, and what is still off. */
export const resultHref = (connectionId: string) => `/connections/${connectionId}/setup/result`;
