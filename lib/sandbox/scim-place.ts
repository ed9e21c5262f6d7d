import type { SandboxContext } from './context';
import { groupsOfUser } from './groups';
import type { SandboxOrganization } from './organizations';
import type { ScimRoute } from './scim-route';
import type { ScimPlace } from './scim-user';

/** A request of which it is known who asks, and that they may. */
export interface ScimAsk {
  readonly context: SandboxContext;
  readonly request: Request;
  readonly query: URLSearchParams;
  readonly route: ScimRoute;
  readonly organization: SandboxOrganization;
}

/** Where people and groups of an organization are shown. */
export function placeIn(context: SandboxContext, organization: SandboxOrganization, version: string, withGroups: boolean): ScimPlace {
  const { organizationId } = organization;
  const store = context.groupsOf(organization);
  return {
    scimBase: `${context.base}/identity/scim/${organizationId}/${version}`,
    organizationId,
    groupsOf: withGroups ? (user) => groupsOfUser(store, organizationId, user) : null,
  };
}
