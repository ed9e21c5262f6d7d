import type { StatementId, StepId } from './step';

/** What a step's mark shows. `verified` is earned by a check; `stated` is the admin's word; they never look alike. */
type StepMark = 'verified' | 'stated' | 'saved' | 'stale' | 'running' | 'warned' | 'failed' | 'todo';

/** Where one step stands. */
export interface StepState {
  readonly id: StepId;
  readonly mark: StepMark;
  /** Nothing more is to be done here. */
  readonly done: boolean;
  /** One line of evidence, or what the step waits for. `at` is an epoch time to show beside it. */
  readonly evidence: string;
  readonly at: number | null;
}

/** A statement that a check speaks against, and what the check found. */
export interface OverruledStatement {
  readonly statement: StatementId;
  readonly finding: string;
}
