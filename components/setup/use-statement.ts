import { api } from '@/components/connection/api';
import { useChange } from '@/components/connection/use-connection';
import type { ConnectionView } from '@/lib/connection';
import type { StatementId } from '@/lib/setup/step';

/** The admin's own word on something, and the way to give or withdraw it. */
export function useStatement(view: ConnectionView, id: StatementId) {
  const given = view.statements.find((statement) => statement.id === id) ?? null;
  const change = useChange(view.id, (confirmed: boolean) => api.state(view.id, id, confirmed));
  return { given, change };
}
