import { type SandboxOrganization, sandboxOrganizations } from './organizations';
import { escapeHtml, htmlPage } from './page';
import { roles } from './roles';

/** The page that plays Control Hub: every organization, what it shows, its Organization ID, and who signs in. */
export function controlHubPage(): Promise<Response> {
  const main = `<h1>Sandbox Control Hub</h1>
<p>Choose an organization and copy its Organization ID. All organizations and people here are invented.</p>
${sandboxOrganizations.map(card).join('\n')}`;
  return htmlPage({ title: 'Sandbox Control Hub', main });
}

function card(organization: SandboxOrganization): string {
  const name = escapeHtml(organization.name);
  const account = organization.accounts[0];
  const signIn = account ? `${escapeHtml(account.displayName)}, ${roles[account.role].words}` : 'Nobody';
  return `<section aria-labelledby="${organization.key}">
<h2 id="${organization.key}">${name}</h2>
<p>${escapeHtml(organization.shows)}</p>
<dl>
<dt>Organization ID</dt><dd><code class="select">${organization.organizationId}</code></dd>
<dt>Sign in as</dt><dd>${signIn}</dd>
</dl>
</section>`;
}
