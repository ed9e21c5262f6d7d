import type { OktaAssignment, OktaPushedGroup } from './okta-app';
import { OktaFailure } from './okta-failure';
import type { OktaRun } from './okta-provision';

const maxTasks = 100;

/**
 * Runs an operation and makes a task of its failure, in Okta's words; a task of the same operation that was there goes.
 *
 * @param action the words that do it again.
 * @see https://help.okta.com/oie/en-us/Content/Topics/provisioning/lcm/troubleshooting.htm
 */
export async function attempt(
  { app, now }: OktaRun,
  action: string,
  subject: OktaAssignment | OktaPushedGroup,
  operation: () => Promise<void>,
): Promise<void> {
  const [kind, name] = 'person' in subject ? ['user', `${subject.person.firstName} ${subject.person.lastName}`] : ['group', subject.name];
  app.tasks = app.tasks.filter((task) => task.action !== action);
  try {
    await operation();
    app.notice = `${name}: done.`;
  } catch (error) {
    if (!(error instanceof OktaFailure)) throw error;
    const text = `Automatic provisioning of ${kind} ${name} to app Cisco Webex failed: ${error.message}`;
    app.tasks = [{ action, name, text, at: now() }, ...app.tasks].slice(0, maxTasks);
    app.notice = text;
  }
}
