import type { ConnectionFacts } from '@/lib/connection';
import type { CheckId, CheckResult } from './check';
import type { StatementId } from './step';

/** What a check found in the last run of the ladder. */
export function resultOf({ checkRun }: Pick<ConnectionFacts, 'checkRun'>, id: CheckId): CheckResult | undefined {
  return checkRun?.results.find((result) => result.id === id);
}

/** What the admin stated: who said it, and when. */
export function statementOf(
  { statements }: Pick<ConnectionFacts, 'statements'>,
  id: StatementId,
): ConnectionFacts['statements'][number] | undefined {
  return statements.find((statement) => statement.id === id);
}
