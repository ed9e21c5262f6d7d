import type { AuthorizeRequest } from './authorize-request';
import { type SandboxOrganization, sandboxOrganizations } from './organizations';
import { escapeHtml, htmlPage } from './page';
import { roles } from './roles';

/** The broker's sign-in page: one button for each account. It posts the OAuth parameters back, so that nothing has to be remembered. */
export function signInPage(asked: AuthorizeRequest, action: string): Promise<Response> {
  const hidden = Object.entries(asked.parameters).map(
    ([name, value]) => `<input type="hidden" name="${escapeHtml(name)}" value="${escapeHtml(value)}">`,
  );
  const main = `<h1>Sandbox sign-in</h1>
<p>An app asks for a token with these scopes: <code>${escapeHtml(asked.scopes.join(' '))}</code>. The answer goes to
<code>${escapeHtml(asked.redirectUri)}</code>. Select who signs in; no password is needed.</p>
<form method="post" action="${escapeHtml(action)}">
${hidden.join('\n')}
${sandboxOrganizations.map(card).join('\n')}
<button class="decline" name="decision" value="decline">Decline</button>
</form>`;
  return htmlPage({ title: 'Sandbox sign-in', main, formTargets: [new URL(asked.redirectUri).origin] });
}

function card(organization: SandboxOrganization): string {
  const name = escapeHtml(organization.name);
  const buttons = organization.accounts.map((account) => {
    const rest = `, ${roles[account.role].words}, ${name}`;
    return `<li><button name="account" value="${account.key}"><strong>${escapeHtml(account.displayName)}</strong>${rest}</button></li>`;
  });
  return `<section aria-labelledby="${organization.key}">
<h2 id="${organization.key}">${name}</h2>
<p>${escapeHtml(organization.shows)}</p>
<ul>
${buttons.join('\n')}
</ul>
</section>`;
}

/** The page for a request that may not be redirected, because the one who asks is not known. */
export function authorizeErrorPage(reason: string): Promise<Response> {
  const main = `<h1>This sign-in link does not work</h1>
<p>${escapeHtml(reason)}</p>
<p>Copy the sign-in link again, whole and unchanged.</p>`;
  return htmlPage({ title: 'Sandbox sign-in: error', main, status: 400 });
}
