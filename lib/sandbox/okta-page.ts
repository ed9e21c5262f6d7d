import type { OktaApp } from './okta-app';
import { logSections } from './okta-page-logs';
import { assignmentsSection, pushGroupsSection } from './okta-page-people';
import { integrationSection, toAppSection } from './okta-page-settings';
import { sandboxOrganizations } from './organizations';
import { escapeHtml, htmlPage } from './page';

const title = 'Sandbox Okta';

/** The list of app instances, one for each organization of the sandbox. */
export function oktaIndexPage(action: string): Promise<Response> {
  const items = sandboxOrganizations.map(({ organizationId, name, shows }) => {
    const link = `<a href="${action}?organization=${organizationId}">${escapeHtml(name)}</a>`;
    return `<li><p>${link}<br>${escapeHtml(shows)}</p></li>`;
  });
  const main = `<h1>${title}</h1>
<p>An invented Okta with a Cisco Webex app for each organization of the sandbox. Choose the organization to fill.</p>
<section><ul>
${items.join('\n')}
</ul></section>`;
  return htmlPage({ title, main });
}

/**
 * The app of one organization: integration, To App, assignments, groups, tasks, traffic.
 *
 * @param action the path that forms are posted to.
 */
export function oktaAppPage(app: OktaApp, action: string, now: number): Promise<Response> {
  const { name, organizationId } = app.organization;
  const main = `<p><a href="${action}">All organizations</a></p>
<h1>Cisco Webex for ${escapeHtml(name)}</h1>
<p>An invented Okta that really sends SCIM requests to the sandbox’s Webex. Its Organization ID is <code class="select">${organizationId}</code>.</p>
${app.notice === null ? '' : `<p class="notice" role="status">${escapeHtml(app.notice)}</p>`}
<form method="post" action="${action}" autocomplete="off">
<input type="hidden" name="organization" value="${organizationId}">
${integrationSection(app)}
</form>
<form method="post" action="${action}">
<input type="hidden" name="organization" value="${organizationId}">
${toAppSection(app)}
</form>
<form method="post" action="${action}">
<input type="hidden" name="organization" value="${organizationId}">
${assignmentsSection(app)}
${pushGroupsSection(app)}
${logSections(app, now)}
</form>`;
  return htmlPage({ title: `${title}: ${name}`, main, formTargets: [], wide: true });
}

/** The page for a request that asks for nothing that is here. */
export function oktaErrorPage(reason: string, status: number): Promise<Response> {
  return htmlPage({ title: `${title}: error`, main: `<h1>${title}</h1>\n<p>${escapeHtml(reason)}</p>`, status });
}
