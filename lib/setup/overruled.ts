import type { ConnectionFacts } from '@/lib/connection';
import type { CheckId, CheckStatus } from './check';
import { resultOf, statementOf } from './known';
import type { StatementId } from './step';
import type { OverruledStatement } from './step-state';

/** Which checks can prove a statement wrong, and with which answers. */
const overrules: readonly { statement: StatementId; check: CheckId; statuses: readonly CheckStatus[] }[] = [
  { statement: 'no-directory-connector', check: 'source', statuses: ['warn', 'fail'] },
  { statement: 'full-admin', check: 'role', statuses: ['warn', 'fail'] },
  { statement: 'licence-template', check: 'licences', statuses: ['warn', 'fail'] },
  { statement: 'webex-subscription', check: 'not-personal', statuses: ['fail'] },
];

/** Statements that a later check speaks against, with what it found. The statement stays the admin's; the doubt is shown beside it. */
export function overruledStatements(view: Pick<ConnectionFacts, 'checkRun' | 'statements'>): readonly OverruledStatement[] {
  return overrules.flatMap(({ statement, check, statuses }) => {
    const result = resultOf(view, check);
    return statementOf(view, statement) && result && statuses.includes(result.status) ? [{ statement, finding: result.finding }] : [];
  });
}
