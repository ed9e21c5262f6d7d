import type { StepId } from '@/lib/setup/step';

export const stepHref = (connectionId: string, step: StepId) => `/connections/${connectionId}/setup/${step}`;

/** What came of the guide: every step's mark, and what is still off. */
export const resultHref = (connectionId: string) => `/connections/${connectionId}/setup/result`;

/** The token's own page, and where it is renewed. */
export const tokenHref = (connectionId: string) => `/connections/${connectionId}/token`;
export const renewHref = (connectionId: string) => `${tokenHref(connectionId)}/renew`;
