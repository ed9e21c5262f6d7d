import type { ConnectionFacts } from '@/lib/connection';
import type { ArrivalKind } from './arrivals';
import { statementOf } from './known';
import type { StatementId, StepId } from './step';
import { resultWords } from './words/result';

/** Something that is not as it should be although the guide was walked, and the step where it is put right. */
export interface Off {
  readonly title: string;
  readonly text: string;
  readonly step: StepId;
}

const { off } = resultWords;

const boxes = [
  { id: 'create-users', name: 'Create Users', text: off.noCreate, seen: ['created', 'linked'] },
  { id: 'update-attributes', name: 'Update User Attributes', text: off.noUpdate, seen: ['updated'] },
  { id: 'deactivate-users', name: 'Deactivate Users', text: off.noDeactivate, seen: ['deactivated'] },
] as const satisfies readonly { id: StatementId; name: string; text: string; seen: readonly ArrivalKind[] }[];

function offOfToken({ credential, serverNow }: ConnectionFacts): readonly Off[] {
  if (!credential) return [];
  if (credential.expiresAt === null) return [{ ...off.expiryUnknown, step: 'verify' }];
  return credential.expiresAt <= serverNow ? [{ ...off.expired, step: 'authorize' }] : [];
}

function offOfArrivals({ arrivals }: ConnectionFacts): readonly Off[] {
  if (!arrivals?.first) return [{ ...off.noArrival, step: 'assign' }];
  return [
    ...(arrivals.unlicensed > 0 ? [{ ...off.noLicence(arrivals.unlicensed), step: 'prepare' as const }] : []),
    ...(arrivals.unverified > 0 ? [{ ...off.unverified(arrivals.unverified), step: 'prepare' as const }] : []),
  ];
}

/** Boxes that the admin left unticked, unless what they allow was seen to happen. */
function offOfBoxes(view: ConnectionFacts): readonly Off[] {
  const counts = view.arrivals?.counts;
  if (!statementOf(view, 'sync-chosen')) return [];
  return boxes
    .filter(({ id, seen }) => !statementOf(view, id) && !seen.some((kind) => counts && counts[kind] > 0))
    .map(({ name, text }) => ({ title: off.box(name), text, step: 'choose-sync' }));
}

/** What is still off in a connection, worst first. Warnings of the ladder count; what only the admin can know does not. */
export function stillOff(view: ConnectionFacts): readonly Off[] {
  const { checkRun } = view;
  const findings = (checkRun?.stale ? [] : (checkRun?.results ?? [])).filter(({ status }) => status === 'fail' || status === 'warn');
  return [
    ...offOfToken(view),
    // Of a token that is not kept nothing can be asked again, as the admin chose.
    ...(checkRun?.stale && view.credential?.kept !== false ? [{ ...off.stale, step: 'verify' as const }] : []),
    ...findings
      .toSorted((a, b) => a.status.localeCompare(b.status))
      .map(({ finding, detail, remedy }) => ({ title: finding, text: remedy ?? detail ?? '', step: 'verify' as const })),
    ...offOfArrivals(view),
    ...offOfBoxes(view),
  ];
}
