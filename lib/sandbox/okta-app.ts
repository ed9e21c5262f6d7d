import type { JsonObject } from './json';
import type { OktaGroup, OktaPerson } from './okta-roster';
import type { SandboxOrganization } from './organizations';

/** What stands in the fields of the API integration. */
export interface OktaConnection {
  /** Which rules the app instance follows: `classic` speaks the older SCIM and sends six attributes. */
  readonly edition: 'classic' | 'scim2';
  readonly organizationId: string;
  /** A secret: it is sent to Webex and shown to nobody. */
  readonly token: string;
}

/** The boxes and mappings of the To App page. */
export interface OktaSettings {
  readonly createUsers: boolean;
  readonly updateAttributes: boolean;
  readonly deactivateUsers: boolean;
  readonly updateMethod: 'PATCH' | 'PUT';
  readonly mapPhones: boolean;
  readonly localeFormat: 'en_US' | 'en-US';
}

/** How one person stands with the app. */
export interface OktaAssignment {
  readonly person: OktaPerson;
  /** A profile attribute that can change. */
  title: string;
  assigned: boolean;
  /** Assigned before anybody could be created, and waiting for Provision User. */
  backlog: boolean;
  /** The id that Webex gave; Okta calls it the external ID. */
  externalId: string | null;
  /** The attributes of the last good push. */
  pushed: JsonObject | null;
}

/** One group and, once it was pushed, its id in Webex. */
export interface OktaPushedGroup {
  readonly group: OktaGroup;
  name: string;
  externalId: string | null;
}

/** A failed operation, as in Okta's Dashboard > Tasks. */
interface OktaTask {
  /** The form's words that do it again. */
  readonly action: string;
  readonly name: string;
  readonly text: string;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** A request that was made. Neither token nor body is kept. */
interface OktaTraffic {
  readonly method: string;
  readonly path: string;
  /** `null`: there was no answer. */
  readonly status: number | null;
  readonly ms: number;
}

/** The Cisco Webex app of the emulated Okta, made for one Webex organization. */
export interface OktaApp {
  readonly organization: SandboxOrganization;
  draft: OktaConnection;
  saved: OktaConnection | null;
  settings: OktaSettings;
  /** What the last action came to. */
  notice: string | null;
  lastTest: string | null;
  readonly people: readonly OktaAssignment[];
  readonly groups: readonly OktaPushedGroup[];
  tasks: readonly OktaTask[];
  traffic: readonly OktaTraffic[];
  /** The action that runs: the next one waits for it. */
  running: Promise<void>;
}

/** The settings of an app that was just added. Apps of the catalogue change with PATCH (developer.okta.com/docs/concepts/scim/faqs). */
export const firstSettings: OktaSettings = {
  createUsers: false,
  updateAttributes: false,
  deactivateUsers: false,
  updateMethod: 'PATCH',
  mapPhones: false,
  localeFormat: 'en_US',
};
