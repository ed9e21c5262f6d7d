import type { OktaApp, OktaAssignment } from './okta-app';
import { mappedProfile } from './okta-profile';
import { deactivate, type OktaRun, provision, pushProfile } from './okta-provision';
import { attempt } from './okta-tasks';

/**
 * What Okta shows beside people who were assigned too early.
 *
 * @see https://support.okta.com/help/s/article/Provisioning-Error-User-Was-Assigned-This-Application-Before-Provisioning-Was-Enabled-And-Not-Provisioned-In-The-Downstream-Application-Click-Provision-User
 */
export const backlogText =
  'User was assigned this application before Provisioning was enabled and not provisioned in the downstream application. Click Provision User.';

const titles = ['Analyst', 'Senior analyst', 'Team lead', 'Director'];

/** Assigns the app to somebody, which provisions them if Create Users is on. */
export async function assign(app: OktaApp, run: OktaRun | null, assignment: OktaAssignment): Promise<void> {
  if (assignment.assigned) return;
  assignment.assigned = true;
  assignment.backlog = !run || !app.settings.createUsers;
  if (run && app.settings.createUsers)
    await attempt(run, `provision ${assignment.person.key}`, assignment, () => provision(run, assignment));
  else app.notice = backlogText;
}

/** Takes the app away, which deactivates the person in Webex if Deactivate Users is on. */
export async function unassign(app: OktaApp, run: OktaRun | null, assignment: OktaAssignment): Promise<void> {
  if (!assignment.assigned) return;
  const { person, externalId } = assignment;
  assignment.assigned = false;
  assignment.backlog = false;
  app.tasks = app.tasks.filter(({ action }) => action !== `provision ${person.key}` && action !== `push ${person.key}`);
  if (run && externalId !== null && app.settings.deactivateUsers)
    await attempt(run, `deactivate ${person.key}`, assignment, () => deactivate(run, assignment, externalId));
}

/** Gives somebody another title, which goes to Webex if Update User Attributes is on. */
export async function nextTitle(app: OktaApp, run: OktaRun | null, assignment: OktaAssignment): Promise<void> {
  assignment.title = titles[(titles.indexOf(assignment.title) + 1) % titles.length] ?? assignment.title;
  if (run && app.settings.updateAttributes) await push(run, assignment);
}

/**
 * Pushes whom the mapping has changed since the last good push. Nobody of the backlog is created by it.
 *
 * @see https://support.okta.com/help/s/article/How-To-Use-The-Force-Sync-Option
 */
export async function forceSync(app: OktaApp, run: OktaRun | null): Promise<void> {
  const changed = app.people.filter((assignment) => isChanged(app, assignment));
  if (run && app.settings.updateAttributes) for (const assignment of changed) await push(run, assignment);
  else app.notice = 'Force Sync needs a saved API integration and Update User Attributes.';
  if (run && changed.length === 0) app.notice = 'Force Sync found nothing that changed.';
}

/** Whether Webex knows an older profile of somebody than Okta does. */
export function isChanged(app: OktaApp, assignment: OktaAssignment): boolean {
  const { assigned, externalId, pushed } = assignment;
  return assigned && externalId !== null && JSON.stringify(pushed) !== JSON.stringify(mappedProfile(app, assignment));
}

async function push(run: OktaRun, assignment: OktaAssignment): Promise<void> {
  const { assigned, externalId, person } = assignment;
  if (assigned && externalId !== null) await attempt(run, `push ${person.key}`, assignment, () => pushProfile(run, assignment, externalId));
}
