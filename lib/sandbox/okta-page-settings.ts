import type { OktaApp, OktaSettings } from './okta-app';
import { escapeHtml } from './page';

const boxes = [
  ['createUsers', 'Create Users'],
  ['updateAttributes', 'Update User Attributes'],
  ['deactivateUsers', 'Deactivate Users'],
] as const satisfies readonly (readonly [keyof OktaSettings, string])[];

/** The API integration: edition, Organization ID, API Token. The token is never written into the page; only its length is. */
export function integrationSection({ draft, saved, lastTest }: OktaApp): string {
  const held = draft.token
    ? `A token of ${draft.token.length} characters is held in memory. Leave the field empty to keep it.`
    : 'No token is held.';
  return `<section aria-labelledby="integration">
<h2 id="integration">Provisioning: Integration</h2>
<p>${saved ? 'API integration is enabled.' : 'API integration is not enabled yet.'}</p>
<label>App instance <select name="edition">
${option('classic', 'Classic: 6 attributes, no groups', draft.edition)}
${option('scim2', 'SCIM 2.0: wide set of attributes, groups', draft.edition)}
</select></label>
<label>Organization ID <input name="organizationId" value="${escapeHtml(draft.organizationId)}" spellcheck="false"></label>
<label>API Token <input name="token" type="password" value="" autocomplete="off" aria-describedby="token-held"></label>
<p id="token-held">${held}</p>
${lastTest === null ? '' : `<p class="notice" role="status">${escapeHtml(lastTest)}</p>`}
<div class="row">
<button name="action" value="test">Test API Credentials</button>
<button name="action" value="save" aria-label="Save API integration">Save</button>
</div>
</section>`;
}

/** The boxes and mappings that say what is pushed, and how. */
export function toAppSection({ settings, saved }: OktaApp): string {
  if (!saved)
    return `<section aria-labelledby="to-app"><h2 id="to-app">Provisioning: To App</h2><p>Save the API integration first.</p></section>`;
  return `<section aria-labelledby="to-app">
<h2 id="to-app">Provisioning: To App</h2>
<fieldset><legend>Enable</legend>
${boxes.map(([name, words]) => checkbox(name, words, settings[name])).join('\n')}
</fieldset>
<label>Update method <select name="updateMethod">
${option('PATCH', 'PATCH: apps of the catalogue', settings.updateMethod)}
${option('PUT', 'PUT: the whole user', settings.updateMethod)}
</select></label>
<fieldset><legend>Attribute Mappings</legend>
${checkbox('mapPhones', 'Map mobile phone and address', settings.mapPhones)}
</fieldset>
<label>Locale format <select name="localeFormat">
${option('en_US', 'en_US', settings.localeFormat)}
${option('en-US', 'en-US', settings.localeFormat)}
</select></label>
<div class="row"><button name="action" value="to-app" aria-label="Save To App">Save</button></div>
</section>`;
}

function option(value: string, words: string, chosen: string): string {
  return `<option value="${value}"${value === chosen ? ' selected' : ''}>${words}</option>`;
}

function checkbox(name: string, words: string, on: boolean): string {
  return `<label><input type="checkbox" name="${name}"${on ? ' checked' : ''}>${words}</label>`;
}
