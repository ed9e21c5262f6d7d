import type { OktaApp, OktaAssignment, OktaPushedGroup } from './okta-app';
import { backlogText, isChanged } from './okta-people';
import { assignedGroup } from './okta-roster';
import { escapeHtml } from './page';

/** Everybody in the emulated Okta, how they stand with the app, and what can be done. */
export function assignmentsSection(app: OktaApp): string {
  const members = app.people.filter(({ person }) => assignedGroup.members.includes(person.key)).map(fullName);
  return `<section aria-labelledby="assignments" class="row">
<h2 id="assignments">Assignments</h2>
<p>${button(`assign-group ${assignedGroup.key}`, 'Assign group', `Assign group ${assignedGroup.name}`)}
${assignedGroup.name}: ${escapeHtml(members.join(', '))}.</p>
<p>${button('force-sync', 'Force Sync', 'Force Sync')} Pushes only people whose profile changed since the last good push.</p>
<div class="scroll"><table>
<thead><tr><th scope="col">Person</th><th scope="col">Title</th><th scope="col">Status</th><th scope="col">Actions</th></tr></thead>
<tbody>
${app.people.map((assignment) => personRow(app, assignment)).join('\n')}
</tbody>
</table></div>
</section>`;
}

function personRow(app: OktaApp, assignment: OktaAssignment): string {
  const { person, assigned, backlog, title } = assignment;
  const [key, name] = [person.key, fullName(assignment)];
  const buttons = [
    assigned ? button(`unassign ${key}`, 'Unassign', `Unassign ${name}`) : button(`assign ${key}`, 'Assign', `Assign ${name}`),
    button(`update-profile ${key}`, 'Update profile', `Update profile ${name}`),
    ...(backlog ? [button(`provision ${key}`, 'Provision User', `Provision User ${name}`)] : []),
  ];
  return `<tr>
<th scope="row"><strong>${escapeHtml(name)}</strong><br><code>${escapeHtml(person.email)}</code>${person.shows ? `<br>${escapeHtml(person.shows)}` : ''}</th>
<td>${escapeHtml(title)}</td>
<td>${escapeHtml(statusOf(app, assignment))}</td>
<td>${buttons.join('')}</td>
</tr>`;
}

function statusOf(app: OktaApp, assignment: OktaAssignment): string {
  const { assigned, backlog, externalId } = assignment;
  if (backlog) return backlogText;
  if (!assigned) return externalId === null ? 'Not assigned' : 'Unassigned';
  if (externalId === null) return 'Assigned, not in Webex';
  return isChanged(app, assignment) ? 'In Webex, with an older profile' : 'In Webex';
}

/** The groups that can be pushed; the classic app has no Push Groups. */
export function pushGroupsSection(app: OktaApp): string {
  const classic = (app.saved ?? app.draft).edition === 'classic';
  const rows = app.groups.map((pushed) => groupRow(app, pushed)).join('\n');
  const table = `<div class="scroll"><table>
<thead><tr><th scope="col">Group</th><th scope="col">Members</th><th scope="col">Status</th><th scope="col">Actions</th></tr></thead>
<tbody>
${rows}
</tbody>
</table></div>`;
  return `<section aria-labelledby="push-groups" class="row">
<h2 id="push-groups">Push Groups</h2>
${classic ? '<p>The classic app does not push groups.</p>' : `<p>Members who are not in Webex yet are left out.</p>\n${table}`}
</section>`;
}

function groupRow({ people }: OktaApp, { group, name, externalId }: OktaPushedGroup): string {
  const members = people.filter(({ person }) => group.members.includes(person.key)).map(fullName);
  const linked = externalId !== null;
  const buttons = [
    button(`push-group ${group.key}`, 'Push', `Push group ${name}`),
    ...(linked
      ? [
          button(`rename-group ${group.key}`, 'Rename', `Rename group ${name}`),
          button(`unlink-group ${group.key}`, 'Unlink and delete', `Unlink and delete group ${name}`),
        ]
      : []),
  ];
  return `<tr>
<th scope="row"><strong>${escapeHtml(name)}</strong></th>
<td>${escapeHtml(members.join(', '))}</td>
<td>${linked ? 'Pushed' : 'Not pushed'}</td>
<td>${buttons.join('')}</td>
</tr>`;
}

const fullName = ({ person }: OktaAssignment) => `${person.firstName} ${person.lastName}`;

/** A button of the page's form; `action` are the words that are posted. */
export function button(action: string, words: string, label: string): string {
  return `<button name="action" value="${escapeHtml(action)}" aria-label="${escapeHtml(label)}">${words}</button>`;
}
