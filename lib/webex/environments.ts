/** Which Webex a connection belongs to. A token obtained in one is never sent to the hosts of another. */
export const environmentNames = ['commercial', 'government', 'sandbox'] as const;

export type EnvironmentName = (typeof environmentNames)[number];

/** A SCIM base that Onramp may ask, newest first. `dialect` tells which kind of reply to expect. */
export interface ScimBase {
  readonly dialect: 'scim2' | 'scim1';
  /** Absolute URL without a trailing slash; `/Users` follows. */
  readonly url: (organizationId: string) => string;
}

/** One environment: every host that Onramp may name or call for it, and nothing else. */
export interface Environment {
  readonly name: EnvironmentName;
  readonly label: string;
  /** Origin (and path prefix) of the ID broker, where the administrator signs in. */
  readonly idBroker: string;
  /** Base of the REST API, with `/v1`. */
  readonly rest: string;
  /** SCIM bases in the order in which they are tried. */
  readonly scim: readonly ScimBase[];
  /** Where the administrator finds the organization ID. */
  readonly controlHub: string;
  /** The sandbox's own Okta. A real one has an address for each company, which Onramp does not know. */
  readonly okta: string | null;
}

/** The hosts of the two real environments. Sources: webex help article nmm9pzdb; developer.webex.com; developer-usgov.webex.com. */
const commercial: Environment = Object.freeze({
  name: 'commercial',
  label: 'Commercial',
  idBroker: 'https://idbroker.webex.com',
  rest: 'https://webexapis.com/v1',
  scim: Object.freeze([
    // No `/v1` prefix: github.com/webex/webex-openapi-specs, public-spec/webex-admin.json.
    { dialect: 'scim2', url: (id) => `https://webexapis.com/identity/scim/${id}/v2` },
    // Seen in public client code only; kept as the fallback that tells an older Okta app.
    { dialect: 'scim1', url: (id) => `https://identity.webex.com/identity/scim/${id}/v1` },
    // The tenant URL of the older Entra tutorial: Microsoft Learn, cisco-webex-provisioning-tutorial.
    { dialect: 'scim1', url: (id) => `https://api.ciscospark.com/v1/scim/${id}` },
  ] satisfies ScimBase[]),
  controlHub: 'https://admin.webex.com',
  okta: null,
});

const government: Environment = Object.freeze({
  name: 'government',
  label: 'Government',
  idBroker: 'https://idbroker-f.webex.com',
  rest: 'https://api-usgov.webex.com/v1',
  scim: Object.freeze([
    // Not confirmed by a page that names the whole URL; derived from the REST host. No older base is known.
    { dialect: 'scim2', url: (id) => `https://api-usgov.webex.com/identity/scim/${id}/v2` },
  ] satisfies ScimBase[]),
  controlHub: 'https://admin-usgov.webex.com',
  okta: null,
});

/**
 * The table of one environment.
 *
 * @param sandboxBase where the sandbox answers, for example `http://localhost:3000/sandbox`; used by `sandbox` only.
 */
export function environmentOf(name: EnvironmentName, sandboxBase: string): Environment {
  if (name === 'commercial') return commercial;
  if (name === 'government') return government;
  return Object.freeze({
    name: 'sandbox',
    label: 'Sandbox',
    idBroker: sandboxBase,
    rest: `${sandboxBase}/v1`,
    scim: Object.freeze([
      { dialect: 'scim2', url: (id) => `${sandboxBase}/identity/scim/${id}/v2` },
      { dialect: 'scim1', url: (id) => `${sandboxBase}/identity/scim/${id}/v1` },
    ] satisfies ScimBase[]),
    controlHub: `${sandboxBase}/control-hub`,
    okta: `${sandboxBase}/okta`,
  });
}
