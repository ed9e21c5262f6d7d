import { readText } from './body';
import type { SandboxContext, SandboxRequest } from './context';
import { performOkta } from './okta-actions';
import { firstSettings, type OktaApp } from './okta-app';
import type { OktaWorld } from './okta-client';
import { oktaAppPage, oktaErrorPage, oktaIndexPage } from './okta-page';
import { pushableGroups, rosterOf } from './okta-roster';
import { organizationById, type SandboxOrganization, sandboxOrganizations } from './organizations';

const maxFormLength = 32_768;

/**
 * An emulated Okta with one Cisco Webex app for each organization. All of it is in memory and ends with the sandbox. GET shows, POST is a form
 * of the page and leads back to it.
 */
export function createOkta(context: SandboxContext, world: OktaWorld): (asked: SandboxRequest) => Promise<Response> {
  const apps = new Map<string, OktaApp>();
  const mount = new URL(context.base).pathname.replace(/\/$/, '');
  const appOf = (organization: SandboxOrganization) => {
    const app = apps.get(organization.key) ?? newApp(context, organization);
    apps.set(organization.key, app);
    return app;
  };
  const makePassword = () => Array.from(context.randomBytes(8), (byte) => byte.toString(36)).join('');
  return async ({ request, query }) => {
    const posted = request.method === 'POST';
    const text = posted ? await readText(request, maxFormLength) : '';
    if (text === null) return oktaErrorPage('The form is too large.', 413);
    const form = new URLSearchParams(text);
    const wanted = (posted ? form : query).get('organization');
    if (!posted && wanted === null) return oktaIndexPage(`${mount}/okta`);
    const found = organizationById(wanted ?? '');
    const organization = found && sandboxOrganizations.includes(found) ? found : null;
    if (!organization) return oktaErrorPage('There is no such organization in the sandbox.', 404);
    const app = appOf(organization);
    if (!posted) return oktaAppPage(app, `${mount}/okta`, world.now());
    const done = app.running.then(() => performOkta(world, app, form, makePassword));
    app.running = done.then(
      () => undefined,
      () => undefined,
    );
    const section = await done;
    if (!section) return oktaErrorPage('This page has no such button.', 400);
    const location = `${mount}/okta?organization=${organization.organizationId}#${section}`;
    return new Response(null, { status: 303, headers: { location, 'cache-control': 'no-store' } });
  };
}

function newApp(context: SandboxContext, organization: SandboxOrganization): OktaApp {
  const edition = organization.behaviour === 'classic' ? 'classic' : 'scim2';
  return {
    organization,
    draft: { edition, organizationId: '', token: '' },
    saved: null,
    settings: firstSettings,
    notice: null,
    lastTest: null,
    people: rosterOf(context, organization).map((person) => ({
      person,
      title: person.title,
      assigned: person.assignedFirst,
      backlog: person.assignedFirst,
      externalId: null,
      pushed: null,
    })),
    groups: pushableGroups.map((group) => ({ group, name: group.name, externalId: null })),
    tasks: [],
    traffic: [],
    running: Promise.resolve(),
  };
}
