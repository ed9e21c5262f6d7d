import type { OktaApp, OktaAssignment, OktaConnection, OktaPushedGroup } from './okta-app';
import type { OktaWorld } from './okta-client';
import { OktaFailure } from './okta-failure';
import { assign, forceSync, nextTitle, unassign } from './okta-people';
import { createRun, deactivate, type OktaRun, provision, pushProfile, testCredentials } from './okta-provision';
import { pushGroup, renameGroup, unlinkGroup } from './okta-push-groups';
import { assignedGroup } from './okta-roster';
import { attempt } from './okta-tasks';
import { holdsRealToken } from './tokens';

/** Where on the page an action was, and is shown again. */
export type OktaSection = 'integration' | 'to-app' | 'assignments' | 'push-groups' | 'tasks';

interface Act {
  readonly app: OktaApp;
  readonly form: URLSearchParams;
  readonly subject: string;
  readonly runOn: (connection: OktaConnection) => OktaRun;
}

/** Words on success, as Cisco's article has them (help.webex.com/nmm9pzdb). */
const verified = 'Webex was verified successfully';
const realToken =
  'This looks like a token of the real Webex. It was neither kept nor sent anywhere: this Okta is invented. Paste it in your own Okta.';
/** An organization ID has 36 characters, about 80 in base64. What is longer is something else, perhaps a secret, and would be shown. */
const maxIdLength = 128;

const actions: Readonly<Record<string, { readonly section: OktaSection; readonly act: (act: Act) => Promise<void> }>> = {
  test: { section: 'integration', act: async (act) => void (await testDraft(act)) },
  save: { section: 'integration', act: save },
  'to-app': { section: 'to-app', act: saveToApp },
  assign: { section: 'assignments', act: (act) => withPerson(act, (run, assignment) => assign(act.app, run, assignment)) },
  unassign: { section: 'assignments', act: (act) => withPerson(act, (run, assignment) => unassign(act.app, run, assignment)) },
  'update-profile': { section: 'assignments', act: (act) => withPerson(act, (run, assignment) => nextTitle(act.app, run, assignment)) },
  'assign-group': { section: 'assignments', act: assignGroup },
  'force-sync': { section: 'assignments', act: ({ app, runOn }) => forceSync(app, app.saved && runOn(app.saved)) },
  provision: { section: 'assignments', act: (act) => again(act, 'provision', (run, who) => provision(run, who)) },
  push: { section: 'assignments', act: (act) => again(act, 'push', (run, who) => pushProfile(run, who, who.externalId ?? '')) },
  deactivate: { section: 'assignments', act: (act) => again(act, 'deactivate', (run, who) => deactivate(run, who, who.externalId ?? '')) },
  'push-group': { section: 'push-groups', act: (act) => withGroup(act, 'push-group', pushGroup) },
  'rename-group': {
    section: 'push-groups',
    act: (act) => withGroup(act, 'rename-group', (run, pushed) => renameGroup(run, pushed, pushed.externalId ?? '', otherName(pushed))),
  },
  'unlink-group': {
    section: 'push-groups',
    act: (act) => withGroup(act, 'unlink-group', (run, pushed) => unlinkGroup(run, pushed, pushed.externalId ?? '')),
  },
};

/** Does what a form of the page asks for, in the words of its button: an action, and whom it is about. `null`: there is no such action. */
export async function performOkta(
  world: OktaWorld,
  app: OktaApp,
  form: URLSearchParams,
  makePassword: () => string,
): Promise<OktaSection | null> {
  const [verb = '', subject = ''] = (form.get('action') ?? '').split(' ');
  const known = Object.hasOwn(actions, verb) ? actions[verb] : undefined;
  if (!known) return null;
  app.notice = null;
  await known.act({ app, form, subject, runOn: (connection) => createRun(world, app, connection, makePassword) });
  return known.section;
}

async function testDraft({ app, form, runOn }: Act): Promise<boolean> {
  const token = (form.get('token') ?? '').trim();
  const organizationId = (form.get('organizationId') ?? '').trim();
  if (holdsRealToken(token) || holdsRealToken(organizationId)) {
    app.lastTest = realToken;
    return false;
  }
  app.draft = {
    edition: form.get('edition') === 'classic' ? 'classic' : 'scim2',
    organizationId: organizationId.length > maxIdLength ? '' : organizationId,
    token: token || app.draft.token,
  };
  try {
    await testCredentials(runOn(app.draft));
    app.lastTest = verified;
    return true;
  } catch (error) {
    if (!(error instanceof OktaFailure)) throw error;
    app.lastTest = error.message;
    return false;
  }
}

/** Okta keeps no credentials that do not work: the ones before stay. */
async function save(act: Act): Promise<void> {
  const works = await testDraft(act);
  if (works) act.app.saved = act.app.draft;
  act.app.notice = works ? 'The API integration is saved.' : 'The API integration is not saved.';
}

async function saveToApp({ app, form, runOn }: Act): Promise<void> {
  if (!app.saved) return;
  app.settings = {
    createUsers: form.has('createUsers'),
    updateAttributes: form.has('updateAttributes'),
    deactivateUsers: form.has('deactivateUsers'),
    updateMethod: form.get('updateMethod') === 'PUT' ? 'PUT' : 'PATCH',
    mapPhones: form.has('mapPhones'),
    localeFormat: form.get('localeFormat') === 'en-US' ? 'en-US' : 'en_US',
  };
  const run = runOn(app.saved);
  try {
    await testCredentials(run);
    app.notice = 'To App is saved.';
  } catch (error) {
    if (!(error instanceof OktaFailure)) throw error;
    app.notice = `To App is saved, but ${error.message}`;
  }
}

async function withPerson(
  { app, subject, runOn }: Act,
  act: (run: OktaRun | null, assignment: OktaAssignment) => Promise<void>,
): Promise<void> {
  const assignment = app.people.find(({ person }) => person.key === subject);
  if (assignment) await act(app.saved && runOn(app.saved), assignment);
}

/** Provision User, and every Retry: the operation itself, whatever the boxes of To App say. */
function again(act: Act, verb: string, operation: (run: OktaRun, who: OktaAssignment) => Promise<void>): Promise<void> {
  return withPerson(act, async (run, who) => {
    const possible = verb === 'provision' ? who.assigned : who.externalId !== null;
    if (run && possible) await attempt(run, `${verb} ${who.person.key}`, who, () => operation(run, who));
    else act.app.notice = 'This cannot be done now: save the API integration and assign the person first.';
  });
}

async function assignGroup({ app, runOn }: Act): Promise<void> {
  for (const assignment of app.people) {
    if (assignedGroup.members.includes(assignment.person.key)) await assign(app, app.saved && runOn(app.saved), assignment);
  }
}

async function withGroup(
  { app, subject, runOn }: Act,
  verb: string,
  operation: (run: OktaRun, pushed: OktaPushedGroup) => Promise<void>,
): Promise<void> {
  const pushed = app.groups.find(({ group }) => group.key === subject);
  if (!pushed || (verb !== 'push-group' && pushed.externalId === null)) return;
  if (!app.saved || app.saved.edition === 'classic') app.notice = 'Push Groups needs a saved API integration of the SCIM 2.0 app.';
  else {
    const run = runOn(app.saved);
    await attempt(run, `${verb} ${subject}`, pushed, () => operation(run, pushed));
  }
}

const otherName = ({ group, name }: OktaPushedGroup) => (name === group.name ? `${group.name} EMEA` : group.name);
