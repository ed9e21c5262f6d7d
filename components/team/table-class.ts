/** The look of the team's two tables. */
export const head = 'px-3 py-2 text-12 font-medium text-ink-2';
export const cell = 'px-3 py-2 align-middle';
/** What a narrow screen does without. */
export const wideOnly = 'max-mid:hidden';
