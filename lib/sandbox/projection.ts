/** Attributes that are there whatever was asked for. */
const always = ['schemas', 'id'];

/**
 * Keeps the attributes that `attributes` names, or drops those that `excludedAttributes` names. Whole top-level attributes and whole
 * extensions only: who asks for `name.givenName` gets all of `name`, who excludes it keeps all.
 */
export function projectAttributes(resource: Readonly<Record<string, unknown>>, query: URLSearchParams): Readonly<Record<string, unknown>> {
  const included = pathsOf(query.get('attributes'));
  const excluded = pathsOf(query.get('excludedAttributes'));
  if (included.length === 0 && excluded.length === 0) return resource;
  const stays = (name: string) => {
    const key = name.toLowerCase();
    if (always.includes(key)) return true;
    if (included.length === 0) return !excluded.includes(key);
    return included.some((path) => path === key || path.startsWith(`${key}.`) || path.startsWith(`${key}:`));
  };
  return Object.fromEntries(Object.entries(resource).filter(([name]) => stays(name)));
}

function pathsOf(list: string | null): string[] {
  const paths = (list ?? '').split(',').map((path) =>
    path
      .trim()
      .toLowerCase()
      .replace(/^urn:ietf:params:scim:schemas:core:2\.0:user:/, ''),
  );
  return paths.filter(Boolean);
}
