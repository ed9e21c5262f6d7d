import type { ConnectionFacts } from '@/lib/connection';
import { resultOf, statementOf } from './known';
import { overruledStatements } from './overruled';
import { type StatementId, type StepId, statementsOf, stepIds } from './step';
import type { StepState } from './step-state';

type State = Omit<StepState, 'id'>;

/** What the marks of the steps follow from. */
export type ProgressFacts = Pick<
  ConnectionFacts,
  'organizationId' | 'authorization' | 'credential' | 'statements' | 'checkRun' | 'arrivals' | 'serverNow'
>;

const notKept = 'Token not kept, cannot be asked';

const todo = (evidence: string): State => ({ mark: 'todo', done: false, evidence, at: null });

function prepareStep(view: ProgressFacts): State {
  const ids = statementsOf.prepare;
  const given = ids.flatMap((id) => statementOf(view, id) ?? []);
  const at = given.length > 0 ? Math.max(...given.map((statement) => statement.at)) : null;
  if (given.length < ids.length) return todo(given.length === 0 ? 'To do' : `${given.length} of ${ids.length} confirmed`);
  const [first] = overruledStatements(view);
  if (first) return { mark: 'warned', done: true, evidence: `Step 5: ${first.finding}`, at: null };
  return { mark: 'stated', done: true, evidence: `You confirmed ${ids.length} of ${ids.length}`, at };
}

function organizationStep(view: ProgressFacts): State {
  if (!view.organizationId) return todo('To do');
  const match = resultOf(view, 'organization');
  if (view.credential && view.credential.status !== 'received' && match?.status === 'pass' && view.checkRun) {
    if (view.checkRun.stale) return { mark: 'stale', done: true, evidence: view.credential.kept ? 'Check again' : notKept, at: null };
    return { mark: 'verified', done: true, evidence: 'Yours, per Webex', at: view.checkRun.startedAt };
  }
  return { mark: 'saved', done: true, evidence: 'Saved, step 5 proves it', at: null };
}

function authorizeStep(view: ProgressFacts): State {
  const { authorization, credential } = view;
  if (credential?.status === 'received')
    return { mark: 'saved', done: false, evidence: `Token ${credential.fingerprint}, not identified yet`, at: null };
  if (credential?.expiresAt && credential.expiresAt <= view.serverNow)
    return { mark: 'failed', done: false, evidence: 'Expired', at: null };
  if (credential) {
    const proven = resultOf(view, 'token')?.status === 'pass' && !view.checkRun?.stale;
    return {
      mark: proven ? 'verified' : 'saved',
      done: true,
      evidence: `Token ${credential.fingerprint}${credential.kept ? '' : ', not kept here'}`,
      at: credential.receivedAt,
    };
  }
  if (authorization?.status === 'waiting') return { mark: 'running', done: false, evidence: 'Waiting for Webex', at: null };
  if (authorization?.status === 'refused' && authorization.problem !== 'authorization-superseded')
    return { mark: 'failed', done: false, evidence: 'Not usable, try again', at: null };
  return todo(view.organizationId ? 'To do' : 'Needs step 3');
}

const isProven = (view: ProgressFacts) => resultOf(view, 'scim')?.status === 'pass' && resultOf(view, 'organization')?.status === 'pass';

/** A token that is not kept cannot be asked about again: what it proved while it was stays done, and is no longer called verified. */
function verifiedOnce(view: ProgressFacts): State {
  const { credential, checkRun } = view;
  const done =
    checkRun !== null &&
    credential !== null &&
    checkRun.startedAt >= credential.receivedAt &&
    isProven(view) &&
    !checkRun.results.some(({ status }) => status === 'fail');
  return { mark: 'stale', done, evidence: notKept, at: null };
}

function verifyStep(view: ProgressFacts): State {
  const run = view.checkRun;
  if (!view.credential) return todo('Needs step 4');
  if (!run) return todo(view.credential.kept ? 'Proves steps 3 and 4' : notKept);
  if (run.finishedAt === null && !run.interrupted) {
    return { mark: 'running', done: false, evidence: `${run.results.length} done`, at: null };
  }
  if (run.interrupted) return { mark: 'stale', done: false, evidence: 'Stopped half way, run it again', at: null };
  if (run.stale) return view.credential.kept ? { mark: 'stale', done: false, evidence: 'Check again', at: null } : verifiedOnce(view);
  const count = (status: string) => run.results.filter((result) => result.status === status).length;
  if (count('fail') > 0) return { mark: 'failed', done: false, evidence: `${count('fail')} failed`, at: run.finishedAt };
  if (!isProven(view)) return { mark: 'warned', done: false, evidence: 'Not proven', at: run.finishedAt };
  const warnings = count('warn');
  const more = warnings === 0 ? '' : `, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}`;
  return { mark: 'verified', done: true, evidence: `${count('pass')} passed${more}`, at: run.finishedAt };
}

/** The admin's word on Okta's form, until a user who arrives proves it; void when the token that was pasted is no longer the one in use. */
function configureOktaStep(view: ProgressFacts): State {
  const statement = statementOf(view, 'okta-tested');
  const first = view.arrivals?.first;
  if (first && (!view.credential || first.seenAt >= view.credential.receivedAt)) {
    return { mark: 'verified', done: true, evidence: 'Proven by the first arrival', at: first.seenAt };
  }
  if (!statement) return todo('To do');
  if (view.credential && view.credential.receivedAt > statement.at) {
    return { mark: 'stale', done: false, evidence: 'Okta holds an older token', at: null };
  }
  return { mark: 'stated', done: true, evidence: 'You confirmed', at: statement.at };
}

function chooseSyncStep(view: ProgressFacts): State {
  const statement = statementOf(view, 'sync-chosen');
  if (!statement) return todo('To do');
  const boxes = (['create-users', 'update-attributes', 'deactivate-users'] as const).filter((id) => statementOf(view, id)).length;
  const counts = view.arrivals?.counts;
  const proven = counts && counts.created + counts.linked > 0 && counts.updated > 0 && counts.deactivated > 0;
  if (proven) return { mark: 'verified', done: true, evidence: 'All three seen at work', at: statement.at };
  if (!statementOf(view, 'create-users') && !view.arrivals?.first) {
    return { mark: 'warned', done: true, evidence: 'Create Users is off', at: statement.at };
  }
  return { mark: 'stated', done: true, evidence: `You confirmed, ${boxes} of 3 on`, at: statement.at };
}

function assignStep(view: ProgressFacts): State {
  const watch = view.arrivals;
  if (watch?.first) return { mark: 'verified', done: true, evidence: `${watch.users} arrived`, at: watch.first.seenAt };
  const statement = statementOf(view, 'assigned');
  if (statement) return { mark: 'stated', done: true, evidence: 'You confirmed', at: statement.at };
  if (watch?.status === 'watching') return { mark: 'running', done: false, evidence: 'Watching for arrivals', at: null };
  return todo('To do');
}

/** A step that rests on the admin's word alone. */
function statedStep(view: ProgressFacts, ids: readonly StatementId[]): State {
  const given = ids.flatMap((id) => statementOf(view, id) ?? []);
  const [first] = given;
  if (!first || given.length < ids.length) return todo('To do');
  return { mark: 'stated', done: true, evidence: 'You confirmed', at: first.at };
}

const rules: Readonly<Partial<Record<StepId, (view: ProgressFacts) => State>>> = {
  prepare: prepareStep,
  'organization-id': organizationStep,
  authorize: authorizeStep,
  verify: verifyStep,
  'configure-okta': configureOktaStep,
  'choose-sync': chooseSyncStep,
  assign: assignStep,
};

const stated: Readonly<Partial<Record<StepId, readonly StatementId[]>>> = statementsOf;

/** The state of every step, derived from what is known; nothing of it is stored. */
export function progressOf(view: ProgressFacts): readonly StepState[] {
  return stepIds.map((id) => ({ id, ...(rules[id]?.(view) ?? statedStep(view, stated[id] ?? [])) }));
}

/** The step at which the guide opens: the first that is not done; `null` when all are. */
export function firstUnfinishedStep(progress: readonly StepState[]): StepId | null {
  return progress.find((state) => !state.done)?.id ?? null;
}
