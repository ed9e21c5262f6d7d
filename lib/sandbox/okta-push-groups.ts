import { type JsonObject, objectsIn } from './json';
import type { OktaPushedGroup } from './okta-app';
import { bodyOf, idOf } from './okta-failure';
import { membersPatch, patchBody } from './okta-profile';
import { type OktaRun, succeed } from './okta-provision';

const groupSchema = 'urn:ietf:params:scim:schemas:core:2.0:Group';

/** Pushes a group with its memberships: lookup, creation if need be, reading, members. @throws {OktaFailure} */
export async function pushGroup(run: OktaRun, pushed: OktaPushedGroup): Promise<void> {
  const { send } = run;
  const wanted = `Error while pushing group ${pushed.name}`;
  const filter = encodeURIComponent(`displayName eq ${JSON.stringify(pushed.name)}`);
  const [found] = objectsIn(bodyOf(await send('GET', `/Groups?filter=${filter}&startIndex=1&count=100`), wanted), 'Resources');
  const group = found ?? bodyOf(await send('POST', '/Groups', { schemas: [groupSchema], displayName: pushed.name, members: [] }), wanted);
  pushed.externalId = idOf(group, `${wanted}: there is no id`);
  const path = groupPath(pushed.externalId);
  bodyOf(await send('GET', path), wanted);
  const members = membersOf(run, pushed);
  const whole = { schemas: [groupSchema], id: pushed.externalId, displayName: pushed.name, members };
  const usesPatch = run.app.settings.updateMethod === 'PATCH';
  succeed(usesPatch ? await send('PATCH', path, membersPatch(members)) : await send('PUT', path, whole), wanted);
}

/** Gives a pushed group another name. @throws {OktaFailure} */
export async function renameGroup(run: OktaRun, pushed: OktaPushedGroup, externalId: string, name: string): Promise<void> {
  const { app, send } = run;
  const path = groupPath(externalId);
  const value = { id: externalId, displayName: name };
  const whole = { schemas: [groupSchema], ...value, members: membersOf(run, pushed) };
  const usesPatch = app.settings.updateMethod === 'PATCH';
  const reply = usesPatch ? await send('PATCH', path, patchBody(app, value)) : await send('PUT', path, whole);
  succeed(reply, `Error while renaming group ${pushed.name}`);
  pushed.name = name;
}

/** Unlinks a pushed group and deletes it in Webex. @throws {OktaFailure} */
export async function unlinkGroup({ send }: OktaRun, pushed: OktaPushedGroup, externalId: string): Promise<void> {
  succeed(await send('DELETE', groupPath(externalId)), `Error while deleting group ${pushed.name}`);
  pushed.externalId = null;
}

/** Only people who have the app, and were pushed, can be members on the other side. */
function membersOf({ app }: OktaRun, { group }: OktaPushedGroup): JsonObject[] {
  return app.people.flatMap(({ person, assigned, externalId }) =>
    assigned && externalId !== null && group.members.includes(person.key) ? [{ value: externalId, display: person.email }] : [],
  );
}

const groupPath = (externalId: string) => `/Groups/${encodeURIComponent(externalId)}`;
