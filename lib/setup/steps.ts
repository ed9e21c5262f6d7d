import type { ConnectionView } from '@/lib/connection';

export const stepIds = ['prepare', 'add-app', 'organization-id', 'authorize', 'verify', 'configure-okta', 'choose-sync', 'assign'] as const;

export type StepId = (typeof stepIds)[number];

/** Where the admin works in a step. */
export type Place = 'onramp' | 'okta' | 'control-hub' | 'webex-sign-in';

export interface Step {
  readonly id: StepId;
  readonly number: number;
  readonly name: string;
  /** An order: the title of the step's page. */
  readonly title: string;
  readonly summary: string;
  readonly lead: string;
  readonly place: Place;
  readonly seconds: number;
  /** The words of the admin's own confirmation, in steps that Onramp cannot check. */
  readonly statement: string | null;
  /** What to do, one order per line, in the other product's words. */
  readonly orders: readonly string[];
}

/**
 * The eight steps. Okta's and Control Hub's labels as in Cisco's article "Synchronize Okta users into Control Hub"
 * (help.webex.com/nmm9pzdb) and Okta's admin console, seen November 2026.
 */
export const steps: readonly Step[] = [
  {
    id: 'prepare',
    number: 1,
    name: 'Prepare',
    title: 'Have these in place',
    summary: 'Six things to have in place',
    lead: 'Onramp cannot see most of these. You confirm them; later checks may still find something else.',
    place: 'onramp',
    seconds: 60,
    statement: 'These are in place',
    orders: [
      'An Okta organization with a current licence, and a paid Webex subscription with its organization in Control Hub.',
      'An automatic licence template in Control Hub. Without one, new users arrive without a licence.',
      'Single sign-on between Okta and Webex, set up first. Webex supports only federated SSO with Okta.',
      'Directory Connector is not in use. An organization that it fills cannot be filled by Okta.',
      'A Webex account with the full administrator role, for step 4.',
      'Every e-mail domain of your users is verified in Control Hub.',
    ],
  },
  {
    id: 'add-app',
    number: 2,
    name: 'Add Webex in Okta',
    title: 'Add Cisco Webex in Okta',
    summary: 'From the Okta app catalogue',
    lead: 'If single sign-on already uses a Cisco Webex app, reuse that one and go on.',
    place: 'okta',
    seconds: 60,
    statement: 'Cisco Webex is in my Okta applications',
    orders: [
      'In the Okta Admin Console, open Applications, then Applications.',
      'Select Browse App Catalog (in older consoles: Add Application).',
      'Search for Cisco Webex and select it. “Cisco Webex Meetings” is a different app.',
      'Select Add Integration.',
    ],
  },
  {
    id: 'organization-id',
    number: 3,
    name: 'Organization ID',
    title: 'Copy your Organization ID',
    summary: 'Copy one value',
    lead: 'It tells Okta which Webex organization to fill. It is not a secret.',
    place: 'control-hub',
    seconds: 30,
    statement: null,
    orders: [],
  },
  {
    id: 'authorize',
    number: 4,
    name: 'Authorize',
    title: 'Sign in to Webex as a full administrator',
    summary: 'Sign in once, in a private window',
    lead: 'Webex will hand a token to Onramp. Your password never passes through here.',
    place: 'webex-sign-in',
    seconds: 60,
    statement: null,
    orders: [],
  },
  {
    id: 'verify',
    number: 5,
    name: 'Verify',
    title: 'Ask Webex',
    summary: 'Onramp checks what it received',
    lead: 'One question after the other. This takes a few seconds.',
    place: 'onramp',
    seconds: 20,
    statement: null,
    orders: [],
  },
  {
    id: 'configure-okta',
    number: 6,
    name: 'Configure Okta',
    title: 'Paste two values in Okta',
    summary: 'Paste two values, test',
    lead: 'Okta keeps its own copy of the token. Onramp cannot see into Okta, so this step is your word.',
    place: 'okta',
    seconds: 90,
    statement: 'Okta tested the API credentials and saved them',
    orders: [
      'In Okta, open the Cisco Webex app and its Provisioning tab.',
      'Select Configure API Integration, then tick Enable API Integration.',
      'Paste the Organization ID and the API Token.',
      'Select Test API Credentials. When Okta accepts them, select Save.',
    ],
  },
  {
    id: 'choose-sync',
    number: 7,
    name: 'Choose what syncs',
    title: 'Choose what Okta may do',
    summary: 'Create, update, deactivate',
    lead: 'Okta does nothing until you tick what it may do.',
    place: 'okta',
    seconds: 40,
    statement: 'I chose what syncs',
    orders: [
      'In Okta, open Provisioning, then Settings, then To App, and select Edit.',
      'Tick Create Users, Update User Attributes and Deactivate Users, as you need them.',
      'Select Save.',
    ],
  },
  {
    id: 'assign',
    number: 8,
    name: 'Assign and watch',
    title: 'Assign people, then see them arrive',
    summary: 'See the first users arrive',
    lead: 'Assign a few people first. They appear under Users, read live from Webex.',
    place: 'okta',
    seconds: 60,
    statement: 'People or groups are assigned',
    orders: [
      'In Okta, open the Assignments tab of the Cisco Webex app and select Assign.',
      'Choose Assign to People or Assign to Groups.',
      'Select Assign beside each one, then Done.',
    ],
  },
];

/** What a step's mark shows. `verified` is earned by a check; `stated` is the admin's word; they never look alike. */
type StepMark = 'verified' | 'stated' | 'saved' | 'stale' | 'running' | 'warned' | 'failed' | 'todo';

export interface StepState {
  readonly id: StepId;
  readonly mark: StepMark;
  /** Nothing more is to be done here. */
  readonly done: boolean;
  /** One line of evidence, or what the step waits for. `at` is an epoch time to show beside it. */
  readonly evidence: string;
  readonly at: number | null;
}

const resultOf = (view: ConnectionView, id: string) => view.checkRun?.results.find((result) => result.id === id);

function statedStep(view: ConnectionView, id: StepId): StepState {
  const statement = view.statements.find((candidate) => candidate.step === id);
  if (statement) return { id, mark: 'stated', done: true, evidence: 'You confirmed', at: statement.at };
  return { id, mark: 'todo', done: false, evidence: 'To do', at: null };
}

function organizationStep(view: ConnectionView): StepState {
  const id = 'organization-id';
  if (!view.organizationId) return { id, mark: 'todo', done: false, evidence: 'To do', at: null };
  const match = resultOf(view, 'organization');
  if (view.credential?.status === 'active' && match?.status === 'pass' && view.checkRun) {
    if (view.checkRun.stale) return { id, mark: 'stale', done: true, evidence: 'Check again', at: null };
    return { id, mark: 'verified', done: true, evidence: 'Yours, per Webex', at: view.checkRun.startedAt };
  }
  return { id, mark: 'saved', done: true, evidence: 'Saved, step 5 proves it', at: null };
}

function authorizeStep(view: ConnectionView): StepState {
  const id = 'authorize';
  const { authorization, credential } = view;
  const none = { id, done: false, at: null } as const;
  if (credential?.status === 'received') return { ...none, mark: 'saved', evidence: `Token ${credential.fingerprint}, not identified yet` };
  if (credential?.expiresAt && credential.expiresAt <= view.serverNow) return { ...none, mark: 'failed', evidence: 'Expired' };
  if (credential) {
    const accepted = resultOf(view, 'token');
    if (accepted?.status === 'pass' && !view.checkRun?.stale) {
      return { id, mark: 'verified', done: true, evidence: `Token ${credential.fingerprint}`, at: credential.receivedAt };
    }
    return { id, mark: 'saved', done: true, evidence: `Token ${credential.fingerprint}`, at: credential.receivedAt };
  }
  if (authorization?.status === 'waiting') return { ...none, mark: 'running', evidence: 'Waiting for Webex' };
  if (authorization?.status === 'refused' && authorization.problem !== 'authorization-superseded')
    return { ...none, mark: 'failed', evidence: 'Not usable, try again' };
  return { ...none, mark: 'todo', evidence: view.organizationId ? 'To do' : 'Needs step 3' };
}

function verifyStep(view: ConnectionView): StepState {
  const id = 'verify';
  const run = view.checkRun;
  if (!view.credential) return { id, mark: 'todo', done: false, evidence: 'Needs step 4', at: null };
  if (!run) return { id, mark: 'todo', done: false, evidence: 'Proves steps 3 and 4', at: null };
  if (run.finishedAt === null && !run.interrupted) {
    return { id, mark: 'running', done: false, evidence: `${run.results.length} done`, at: null };
  }
  if (run.interrupted) return { id, mark: 'stale', done: false, evidence: 'Stopped half way, run it again', at: null };
  if (run.stale) return { id, mark: 'stale', done: false, evidence: 'Check again', at: null };
  const count = (status: string) => run.results.filter((result) => result.status === status).length;
  if (count('fail') > 0) return { id, mark: 'failed', done: false, evidence: `${count('fail')} failed`, at: run.finishedAt };
  const proven = resultOf(view, 'scim')?.status === 'pass' && resultOf(view, 'organization')?.status === 'pass';
  if (!proven) return { id, mark: 'warned', done: false, evidence: 'Not proven', at: run.finishedAt };
  const warnings = count('warn');
  const evidence =
    warnings > 0 ? `${count('pass')} passed, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'}` : `${count('pass')} passed`;
  return { id, mark: 'verified', done: true, evidence, at: run.finishedAt };
}

/** The state of all eight steps, derived from what is known; nothing of it is stored. */
export function progressOf(view: ConnectionView): readonly StepState[] {
  return stepIds.map((id) => {
    if (id === 'organization-id') return organizationStep(view);
    if (id === 'authorize') return authorizeStep(view);
    if (id === 'verify') return verifyStep(view);
    return statedStep(view, id);
  });
}

/** The step at which the guide opens: the first that is not done, else the last. */
export function firstUnfinishedStep(view: ConnectionView): StepId {
  return progressOf(view).find((state) => !state.done)?.id ?? 'assign';
}

/** Whether a text names a step; a page for anything else does not exist. */
export function isStepId(value: string): value is StepId {
  return (stepIds as readonly string[]).includes(value);
}
