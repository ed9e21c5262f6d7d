/** What a SCIM path names. */
export interface ScimRoute {
  readonly version: 'v1' | 'v2';
  /** `null` on the way to oneself. */
  readonly organizationId: string | null;
  readonly kind: 'Users' | 'Groups';
  /** `null`: all of them. */
  readonly id: string | null;
  /** Whether the members of the group are asked for, page by page. */
  readonly members: boolean;
}

const mePath = /^\/identity\/scim\/(v1|v2)\/Users\/me$/;
const resourcePath = /^\/identity\/scim\/([^/]+)\/(v1|v2)\/(Users|Groups)(?:\/([^/]+)(\/Members)?)?$/;

/** Reads a path; `null` when there is nothing. Groups are SCIM 2's only. */
export function scimRouteOf(path: string): ScimRoute | null {
  const [, ownVersion] = mePath.exec(path) ?? [];
  if (ownVersion) return { version: ownVersion === 'v1' ? 'v1' : 'v2', organizationId: null, kind: 'Users', id: null, members: false };
  const [, organizationId, version, kind, id = null, members] = resourcePath.exec(path) ?? [];
  if (!organizationId || !version || (kind === 'Groups' && version === 'v1') || (kind === 'Users' && members)) return null;
  return {
    version: version === 'v1' ? 'v1' : 'v2',
    organizationId,
    kind: kind === 'Groups' ? 'Groups' : 'Users',
    id,
    members: members !== undefined,
  };
}

/** The methods that a path takes. */
export function methodsOf({ organizationId, id, members }: ScimRoute): readonly string[] {
  if (organizationId === null || members) return ['GET'];
  return id === null ? ['GET', 'POST'] : ['GET', 'PUT', 'PATCH', 'DELETE'];
}
