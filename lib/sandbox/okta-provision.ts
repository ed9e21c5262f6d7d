import { type JsonObject, objectsIn } from './json';
import type { OktaApp, OktaAssignment, OktaConnection } from './okta-app';
import { type OktaReply, type OktaWorld, sendAsOkta } from './okta-client';
import { bodyOf, failureText, idOf, OktaFailure } from './okta-failure';
import { createBody, mappedProfile, patchBody, putBody } from './okta-profile';

/** What an operation works with: the app, and a way to send a request on its saved connection. */
export interface OktaRun {
  readonly app: OktaApp;
  readonly send: (...request: readonly [method: string, path: string, body?: JsonObject]) => Promise<OktaReply>;
  readonly makePassword: () => string;
  readonly now: () => number;
}

/** A run over a connection. */
export function createRun(world: OktaWorld, app: OktaApp, connection: OktaConnection, makePassword: () => string): OktaRun {
  return { app, send: (...request) => sendAsOkta(world, app, connection, request), makePassword, now: world.now };
}

/** Test API Credentials: two users are asked for, and nothing else. @throws {OktaFailure} */
export async function testCredentials({ send }: OktaRun): Promise<void> {
  bodyOf(await send('GET', '/Users?startIndex=1&count=2'), 'Error authenticating');
}

/** Looks for somebody by user name, then links or creates them. @throws {OktaFailure} */
export async function provision(run: OktaRun, assignment: OktaAssignment): Promise<void> {
  const { app, send } = run;
  const { email } = assignment.person;
  const profile = mappedProfile(app, assignment);
  const wanted = `Error while verifying if user ${email} exists`;
  const filter = encodeURIComponent(`userName eq ${JSON.stringify(email)}`);
  const lookup = await send('GET', `/Users?filter=${filter}&startIndex=1&count=100`);
  // A 404 with a body of SCIM counts as nobody.
  const [found] = lookup.status === 404 && lookup.body ? [] : objectsIn(bodyOf(lookup, wanted), 'Resources');
  if (found) {
    assignment.externalId = idOf(found, 'Matching user not found');
    await change(run, assignment.externalId, { ...profile, active: true });
  } else {
    const reply = await send('POST', '/Users', createBody(app, profile, run.makePassword()));
    const made = bodyOf(reply, `Error while creating user ${email}`);
    assignment.externalId = idOf(made, 'Create new user returned empty user');
  }
  assignment.backlog = false;
  assignment.pushed = profile;
}

/** Pushes what changed in a profile. @throws {OktaFailure} */
export async function pushProfile(run: OktaRun, assignment: OktaAssignment, externalId: string): Promise<void> {
  const profile = mappedProfile(run.app, assignment);
  await change(run, externalId, profile);
  assignment.pushed = profile;
}

/** Deactivates somebody: Okta never deletes. @throws {OktaFailure} */
export async function deactivate({ app, send }: OktaRun, assignment: OktaAssignment, externalId: string): Promise<void> {
  const wanted = `Error while deactivating user ${assignment.person.email}`;
  const path = userPath(externalId);
  if (app.settings.updateMethod === 'PATCH') return succeed(await send('PATCH', path, patchBody(app, { active: false })), wanted);
  const current = bodyOf(await send('GET', path), wanted);
  const profile = app.saved?.edition === 'classic' ? mappedProfile(app, assignment) : {};
  return succeed(await send('PUT', path, putBody(app, current, { ...profile, active: false })), wanted);
}

async function change({ app, send }: OktaRun, externalId: string, value: JsonObject): Promise<void> {
  const wanted = 'An error occurred while pushing a profile update';
  const path = userPath(externalId);
  const current = bodyOf(await send('GET', path), wanted);
  const reply =
    app.settings.updateMethod === 'PATCH'
      ? await send('PATCH', path, patchBody(app, value))
      : await send('PUT', path, putBody(app, current, value));
  succeed(reply, wanted);
}

/** 200 with a body or 204 without one. @throws {OktaFailure} */
export function succeed(reply: OktaReply, wanted: string): void {
  if (reply.status === null || reply.status < 200 || reply.status > 299) throw new OktaFailure(failureText(wanted, reply));
}

const userPath = (externalId: string) => `/Users/${encodeURIComponent(externalId)}`;
